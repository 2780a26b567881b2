// How complete the last 24 hours are, by property: an hour is a cell, the fuller the darker, and hollow where much is missing.
import { aboutProperty } from "../data/properties.js";
import { drawing, element } from "../page/elements.js";
import { formatClock } from "../page/formats.js";
import { words as pageWords } from "../page/language.js";
import { Table } from "../page/table.js";
import { card } from "./cards.js";
import { formatShare } from "./shares.js";
import { words } from "./words.js";

const HOUR = 3_600_000;
const POOR = 0.8;

export class CoverageCard {
  #status = element("p", { class: "coverage-status", role: "status" }, pageWords.loading);
  #table = new Table({
    caption: words.coverage,
    key: ({ property }) => property,
    order: 3,
    empty: words.coverageNone,
    columns: [
      { name: words.property, cell: ({ property }) => aboutProperty(property).name },
      { name: words.count, cell: ({ devices }) => String(devices), compare: (a, b) => a.devices - b.devices, down: true, number: true },
      { name: words.hourly, cell: strip },
      { name: words.hours, cell: ({ hours }) => formatShare(hours), compare: (a, b) => a.hours - b.hours, number: true },
      {
        name: words.completeness,
        cell: completenessOf,
        compare: (a, b) => (a.completeness ?? 2) - (b.completeness ?? 2),
        number: true,
      },
    ],
  });

  element = card(words.coverage, element("p", {}, words.coverageHelp), this.#status, this.#table.element);

  constructor() {
    this.#table.element.hidden = true;
  }

  show(coverage) {
    this.#status.textContent = "";
    this.#table.element.hidden = false;
    this.#table.show(coverage);
  }

  fail() {
    if (this.#table.element.hidden) {
      this.#status.textContent = words.coverageAway;
    }
  }
}

function completenessOf({ completeness, told }) {
  return completeness === null
    ? words.unknown
    : element("span", {}, formatShare(completeness), element("small", { class: "coverage-told" }, words.of(told)));
}

function strip({ from, hourly }) {
  const least = Math.min(...hourly);
  return drawing(
    "svg",
    { class: "coverage-strip", viewBox: `0 0 ${hourly.length * 8} 18`, preserveAspectRatio: "none", role: "img", "aria-label": words.strip(formatShare(least)) },
    ...hourly.map((share, hour) =>
      drawing(
        "rect",
        { x: hour * 8 + 1, y: 9 - 8 * Math.max(share, 0.06), width: 6, height: 16 * Math.max(share, 0.06), rx: 1.5, class: share < POOR ? "coverage-poor" : "coverage-good" },
        drawing("title", {}, `${formatClock(from + hour * HOUR)}: ${formatShare(share)}`),
      ),
    ),
  );
}
