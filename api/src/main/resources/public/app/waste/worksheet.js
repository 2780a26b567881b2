// What is printed: the bins of today and tomorrow by district, with a box to tick and room for a note. On the screen it is not
// to be seen.
import { element } from "../page/elements.js";
import { formatExact, formatMoment, formatNumber } from "../page/formats.js";
import { locale } from "../page/language.js";
import { moreUrgent } from "./bin.js";
import { expectation } from "./forecast.js";
import { urgencyInWords } from "./urgency.js";
import { words } from "./words.js";

const DUE = ["today", "tomorrow"];

export class Worksheet {
  element = element("section", { class: "worksheet", "aria-hidden": "true" });

  show(bins, now) {
    const due = bins.filter((bin) => DUE.includes(bin.urgency(now)));
    const districts = Map.groupBy(due, ({ district }) => district ?? words.noDistrict);
    const sorted = [...districts].sort(([a], [b]) => a.localeCompare(b, locale));
    this.element.replaceChildren(
      element("h3", {}, words.sheetOf(formatExact(now))),
      ...sorted.map(([district, some]) => tableOf(district, some, now)),
      due.length ? "" : element("p", {}, words.sheetEmpty),
    );
  }
}

function tableOf(district, bins, now) {
  const head = [words.done, words.bin, words.level, words.due, words.forecast, words.emptied, words.note];
  return element(
    "table",
    {},
    element("caption", {}, `${district} (${bins.length})`),
    element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...[...bins].sort(moreUrgent).map((bin) => lineOf(bin, now))),
  );
}

function lineOf(bin, now) {
  const cells = [
    element("span", { class: "tick" }),
    element("span", { dir: "auto" }, bin.name),
    bin.level === null ? "–" : `${formatNumber(bin.level, 0)}\u00a0%`,
    urgencyInWords(bin.urgency(now)),
    expectation(bin, now),
    bin.emptiedAt === null ? "–" : formatMoment(bin.emptiedAt),
    "",
  ];
  return element("tr", {}, ...cells.map((cell) => element("td", {}, cell)));
}
