// One alert: what happened to it, in order, and who has seen it.
import { session } from "../../data/session.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { formatExact, formatMeasure, formatMoment } from "../../page/formats.js";
import { Table } from "../../page/table.js";
import { DeskForm } from "../form/deskform.js";
import { facts } from "../form/facts.js";
import { longField, textField, textOrNull } from "../form/field.js";
import { severity } from "./severity.js";
import { words } from "./words.js";

/** What the detail of an alert shows; `changed` hears when somebody has acknowledged it. */
export function story(alert, changed) {
  const seen = element("div");
  const showSeen = ({ acknowledgedAt, acknowledgedBy, note }) =>
    seen.replaceChildren(
      ...(acknowledgedBy
        ? [facts([words.seen, words.seenWhen(acknowledgedBy, formatMoment(Date.parse(acknowledgedAt)))], [words.note, note])]
        : [element("p", { class: "note" }, words.nobodySeen)]),
    );
  showSeen(alert);
  return [
    facts(
      [words.severity, severity(alert.severity)],
      [words.device, deviceLink(alert)],
      [words.district, alert.district],
      [words.rule, element("a", { href: addressOf({ room: "desk", parts: ["rules", alert.rule] }) }, alert.rule)],
      [words.raised, formatExact(Date.parse(alert.raisedAt))],
      [words.ended, alert.clearedAt && formatExact(Date.parse(alert.clearedAt))],
    ),
    element("h4", {}, words.history),
    events(alert),
    element("h4", {}, words.acknowledgement),
    seen,
    session.may("operator")
      ? acknowledgement(alert, (after) => {
          showSeen(after);
          changed();
        })
      : element("p", { class: "desk-hint" }, words.onlyOperators),
  ];
}

function events({ events: happened, property, unit }) {
  const table = new Table({
    caption: words.history,
    key: ({ time, kind }) => `${time} ${kind}`,
    columns: [
      { name: words.when, cell: ({ time }) => formatMoment(Date.parse(time)) },
      { name: words.what, cell: ({ kind }) => words.kinds[kind] ?? kind },
      { name: words.severity, cell: ({ severity: how }) => severity(how) },
      { name: words.value, number: true, cell: ({ value }) => formatMeasure(value, property ?? "", unit) },
      {
        name: words.threshold,
        number: true,
        cell: ({ threshold }) => (threshold === null ? "–" : formatMeasure(threshold, property ?? "", unit)),
      },
    ],
  });
  table.show(happened);
  return table.element;
}

function acknowledgement(alert, done) {
  const by = textField("by", words.by, { value: alert.acknowledgedBy ?? session.caller.name, maxlength: 100, read: (text) => text.trim() });
  const note = longField("note", words.note, { value: alert.note ?? "", rows: 3, spellcheck: "true", read: textOrNull });
  return new DeskForm({
    fields: () => [by, note],
    content: [by.element, note.element],
    submit: () => words.acknowledge,
    call: () => ({
      method: "POST",
      path: `alerts/${encodeURIComponent(alert.id)}/acknowledge`,
      body: () => ({ by: by.value, note: note.value }),
    }),
    done: (answer) => {
      done(answer);
      return words.acknowledged;
    },
  }).element;
}

function deviceLink({ device, deviceName, property }) {
  return element("a", { href: addressOf({ device, property }), dir: "auto" }, deviceName ?? device);
}
