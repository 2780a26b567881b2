// The table of the gauges, in the order of the river unless the reader sorts it.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatAge, formatExact } from "../page/formats.js";
import { locale } from "../page/language.js";
import { Table } from "../page/table.js";
import { downstream } from "./gauge.js";
import { formatLevel } from "./levels.js";
import { compareSeverity, severityPicture } from "./severity.js";
import { sparkline } from "./sparkline.js";
import { trendInWords } from "./trend.js";
import { words } from "./words.js";

const known = (rise) => rise ?? -Infinity;

export class GaugeList {
  #table = new Table({
    caption: words.list,
    key: ({ device }) => device,
    empty: words.noGauges,
    columns: [
      { name: words.gauge, cell: nameOf, compare: downstream },
      { name: words.state, cell: stateOf, compare: (a, b) => compareSeverity(a.state, b.state), down: true },
      { name: words.level, cell: levelOf, compare: (a, b) => a.level - b.level, down: true, number: true },
      { name: words.rise, cell: trendInWords, compare: (a, b) => compareNumbers(known(a.rise), known(b.rise)), down: true },
      { name: words.course, cell: sparkline },
      { name: words.measured, cell: ageOf, compare: (a, b) => a.time - b.time, number: true },
    ],
  });

  element = element("section", { class: "card gauges-card" }, element("h3", {}, words.list), this.#table.element);

  show(gauges) {
    this.#table.show(gauges);
  }
}

function nameOf({ device, name, district }) {
  return element(
    "span",
    { class: "gauge-name" },
    element("a", { href: addressOf({ room: "wupper", parts: [device] }), dir: "auto", title: name }, name),
    district ? element("span", { class: "gauge-district", lang: locale === "de" ? null : "de" }, district) : null,
  );
}

function stateOf({ state }) {
  return element("span", { class: "gauge-state", "data-state": state }, severityPicture(state), words.severities[state]);
}

function levelOf({ level, silent, doubtful }) {
  return element(
    "span",
    { class: "gauge-level", "data-old": silent },
    formatLevel(level),
    doubtful ? element("small", {}, words.doubtful) : null,
  );
}

function ageOf({ time }) {
  return element("span", { class: "gauge-age", title: formatExact(time) }, formatAge(time, Date.now()));
}

function compareNumbers(a, b) {
  return a === b ? 0 : a - b;
}
