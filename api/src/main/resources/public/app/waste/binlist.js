// The table of the bins. Each leads to the page of its device.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatAge, formatExact, formatNumber } from "../page/formats.js";
import { locale } from "../page/language.js";
import { Table } from "../page/table.js";
import { moreUrgent, URGENCIES } from "./bin.js";
import { forecastBar, forecastInWords } from "./forecast.js";
import { urgencyInWords } from "./urgency.js";
import { words } from "./words.js";

const FIRST = 150; // more of them are shown when somebody wants them: a row is a picture

export class BinList {
  #now = Date.now();
  #bins = [];
  #most = FIRST;
  #more = element("button", { class: "button", type: "button", hidden: true, onclick: () => this.#showAll() });
  #table = new Table({
    caption: words.list,
    key: ({ device }) => device,
    empty: words.nothing,
    order: 1,
    columns: [
      { name: words.bin, cell: nameOf, compare: (a, b) => a.name.localeCompare(b.name, locale) },
      { name: words.due, cell: (bin) => urgencyInWords(bin.urgency(this.#now)), compare: (a, b) => this.#byUrgency(a, b) },
      { name: words.level, cell: (bin) => levelOf(bin, this.#now), compare: (a, b) => (a.level ?? -1) - (b.level ?? -1), down: true },
      {
        name: words.forecast,
        cell: (bin) => element("span", { class: "forecast" }, forecastBar(bin, this.#now), forecastInWords(bin, this.#now)),
        compare: moreUrgent,
      },
      { name: words.emptied, cell: (bin) => emptiedOf(bin, this.#now), compare: (a, b) => (a.emptiedAt ?? 0) - (b.emptiedAt ?? 0) },
    ],
  });

  element = element("section", { class: "card bins-card" }, element("h3", {}, words.list), element("p", {}, words.listHelp), this.#table.element, this.#more);

  show(bins, now) {
    this.#now = now;
    this.#bins = [...bins].sort(moreUrgent);
    this.#fill();
  }

  #fill() {
    const shown = this.#bins.slice(0, this.#most);
    this.#table.show(shown);
    this.#more.hidden = shown.length === this.#bins.length;
    this.#more.textContent = words.showAll(this.#bins.length);
  }

  #showAll() {
    this.#most = Infinity;
    this.#fill();
  }

  /** Brings the line of a bin into view and the reader to it. */
  focus(device) {
    if (this.#bins.findIndex((bin) => bin.device === device) >= this.#most) {
      this.#showAll();
    }
    const row = this.element.querySelector(`tr[data-key="${CSS.escape(device)}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("a").focus({ preventScroll: true });
  }

  #byUrgency(a, b) {
    const place = (bin) => URGENCIES.indexOf(bin.urgency(this.#now));
    return place(a) - place(b) || moreUrgent(a, b);
  }
}

function nameOf({ device, name, district }) {
  return element(
    "span",
    { class: "bin-name" },
    element("a", { href: addressOf({ device, property: "fill_level" }), dir: "auto", title: name }, name),
    element("small", {}, district ?? words.noDistrict),
  );
}

function levelOf(bin, now) {
  const { level, time, threshold } = bin;
  if (level === null) {
    return element("span", { class: "bin-level" }, element("strong", {}, "–"));
  }
  const bar = element("span", { class: "fill", "data-urgency": bin.urgency(now), "aria-hidden": "true" }, element("span", { class: "fill-level" }), element("span", { class: "fill-mark" }));
  bar.style.setProperty("--level", `${Math.min(Math.max(level, 0), 100)}%`);
  bar.style.setProperty("--mark", `${threshold}%`);
  const age = formatAge(time, now);
  return element(
    "span",
    { class: "bin-level", title: formatExact(time) },
    element("strong", {}, `${formatNumber(level, 0)}\u00a0%`),
    bar,
    bin.silent(now) ? element("small", { class: "bin-silent" }, words.silent(age)) : element("small", {}, words.measured(age)),
  );
}

function emptiedOf({ emptiedAt }, now) {
  return element(
    "span",
    { class: "bin-emptied", title: emptiedAt === null ? null : formatExact(emptiedAt) },
    element("span", { class: "bin-label", "aria-hidden": "true" }, `${words.emptied}: `), // where there is no head above it
    emptiedAt === null ? words.never : formatAge(emptiedAt, now),
  );
}
