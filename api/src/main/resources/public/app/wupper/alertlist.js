// The alerts that are up, the most severe first.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatMeasure, formatMoment } from "../page/formats.js";
import { compareSeverity, severityPicture } from "./severity.js";
import { words } from "./words.js";

export class AlertList {
  #list = element("ul", { class: "river-alerts" });

  element = element("section", { class: "card river-alerts-card", hidden: true }, element("h3", {}, words.raised), this.#list);

  show(alerts) {
    this.element.hidden = alerts.length === 0;
    const sorted = [...alerts].sort(
      (a, b) => compareSeverity(b.severity, a.severity) || Date.parse(b.raisedAt) - Date.parse(a.raisedAt),
    );
    this.#list.replaceChildren(...sorted.map(entry));
  }
}

function entry({ severity, name, device, deviceName, property, unit, value, raisedAt, acknowledgedBy }) {
  const facts = [
    words.since(formatMoment(Date.parse(raisedAt))),
    words.alertLevel(formatMeasure(value, property, unit)),
    acknowledgedBy ? words.seen(acknowledgedBy) : null,
  ];
  return element(
    "li",
    { class: "river-alert", "data-severity": severity },
    severityPicture(severity),
    element("strong", { class: "river-alert-severity" }, words.severities[severity]),
    element(
      "span",
      { class: "river-alert-what" },
      element("a", { href: addressOf({ room: "wupper", parts: [device] }), dir: "auto" }, deviceName ?? device),
      element("span", { dir: "auto" }, name),
    ),
    element("span", { class: "river-alert-facts" }, facts.filter(Boolean).join(" · ")),
  );
}
