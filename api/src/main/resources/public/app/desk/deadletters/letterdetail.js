// One message that could not be read: why, where it came from, its bytes; and having it read again.
import { get } from "../../data/api.js";
import { session } from "../../data/session.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { formatExact, formatNumber } from "../../page/formats.js";
import { bytesIn } from "../codecs/payload.js";
import { deed } from "../form/deed.js";
import { facts } from "../form/facts.js";
import { Course } from "./course.js";
import { hexLines, textOf, within } from "./bytes.js";
import { words } from "./words.js";

const MOST = 4_096;

/** What the detail of a letter shows; `changed` hears when it was read again. */
export function letterDetail(letter, changed) {
  const about = element("div");
  const show = (known) => about.replaceChildren(...account(known));
  show(letter);
  const bytes = bytesIn(letter.payload);
  return [about, session.may("operator") ? replay(letter, show, changed) : null, ...shown(bytes), ...decodable(bytes)].filter(Boolean);
}

function account(letter) {
  return [
    element("p", { class: "note", lang: "en", dir: "auto" }, letter.detail),
    facts(
      [words.id, element("code", {}, letter.id)],
      [words.received, formatExact(Date.parse(letter.receivedAt))],
      [words.source, element("code", {}, letter.source)],
      [words.device, letter.device && element("a", { href: addressOf({ room: "desk", parts: ["devices", letter.device] }) }, letter.device)],
      [words.stage, words.stages[letter.stage] ?? letter.stage],
      [words.state, words.states[letter.state] ?? letter.state],
      [words.attempts, formatNumber(letter.attempts)],
      [words.settled, letter.settledAt && formatExact(Date.parse(letter.settledAt))],
    ),
  ];
}

function replay(letter, show, changed) {
  if (letter.state === "stored" || letter.state === "duplicate") {
    return element("p", { class: "desk-hint" }, words.readAlready);
  }
  const path = `dead-letters/${encodeURIComponent(letter.id)}`;
  const course = new Course(async () => {
    changed();
    show(await get(path));
  });
  return element(
    "div",
    { class: "deed" },
    deed({
      action: () => words.replay,
      main: true,
      call: () => ({ method: "POST", path: `${path}/replay` }),
      done: ({ id }) => {
        course.show(id);
        return words.asked;
      },
    }),
    course.element,
  );
}

function shown(bytes) {
  const part = bytes.subarray(0, MOST);
  const cut = bytes.length > MOST ? element("p", { class: "desk-hint" }, words.cut(formatNumber(MOST), formatNumber(bytes.length))) : null;
  return [
    element("h4", {}, words.bytes(formatNumber(bytes.length))),
    cut,
    element("h5", {}, words.asText),
    element("pre", { class: "code letter-text", tabindex: 0, role: "region", "aria-label": words.asText, dir: "auto" }, textOf(part)),
    element("h5", {}, words.asHex),
    element("pre", { class: "code", tabindex: 0, role: "region", "aria-label": words.asHex }, hexLines(part)),
  ];
}

/** What a network server wrapped can be tried with a codec. */
function decodable(bytes) {
  const payload = within(bytes);
  return payload
    ? [
        element("p", { class: "desk-hint" }, words.inside(payload.fPort), " ", element("code", {}, payload.bytes)),
        element(
          "p",
          {},
          element("a", { class: "button button-small", href: addressOf({ room: "desk", parts: ["codecs"], options: { make: "yes", ...payload } }) }, words.tryCodec),
        ),
      ]
    : [];
}
