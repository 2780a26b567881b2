// One device: what is known of it, what waits of it, and what operators decide about it.
import { all } from "../../data/api.js";
import { session } from "../../data/session.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { formatExact } from "../../page/formats.js";
import { untilAnswered } from "../../page/patience.js";
import { facts } from "../form/facts.js";
import { deviceForm } from "./deviceform.js";
import { words } from "./words.js";

const MOST_PROFILES = 2_000;

/** What the detail of a device shows; `changed(device)` hears when it was edited. */
export function deviceDetail(device, changed) {
  const about = element("div");
  const show = (known) => about.replaceChildren(known.unclaimed > 0 ? wait(known) : "", account(known));
  show(device);
  const place = element("div");
  if (session.may("operator")) {
    fillForm(place, device, (after) => {
      show(after);
      changed(after);
    });
  } else {
    place.append(element("p", { class: "desk-hint" }, words.onlyOperators));
  }
  return [about, element("h4", {}, session.may("operator") ? words.decide : words.decided), place];
}

async function fillForm(place, device, changed) {
  place.append(element("p", {}, words.profilesAsked));
  const profiles = await untilAnswered(
    () => all("profiles", { limit: MOST_PROFILES }, { most: MOST_PROFILES }),
    (failure) => failure.isForGood || failure.status === 403 || !place.isConnected,
  );
  place.replaceChildren(deviceForm(device, profiles ?? [], changed));
}

function wait({ id, unclaimed }) {
  return element(
    "p",
    { class: "note desk-notice" },
    `${words.waits(unclaimed)} `,
    element("a", { href: addressOf({ room: "desk", parts: ["dead-letters"], options: { device: id } }) }, words.seeWaiting),
  );
}

function account(device) {
  const time = (text) => (text === null ? words.never : formatExact(Date.parse(text)));
  return facts(
    [words.id, element("code", {}, device.id)],
    [words.district, device.district],
    [words.profile, session.may("operator") ? null : (device.profile ?? "–")],
    [words.visibility, session.may("operator") ? null : words.visibilities[device.visibility]],
    [words.firstSeen, time(device.firstSeen)],
    [words.lastSeen, time(device.lastSeen)],
    [words.onMap, element("a", { href: addressOf({ device: device.id }) }, words.toMap)],
  );
}
