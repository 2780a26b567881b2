// How often the limit values were exceeded this year: of each the station where it was exceeded most often, how often that
// is allowed, and whether enough was measured to say so.
import { addressFor } from "../data/api.js";
import { addressOf } from "../page/address.js";
import { bar } from "../page/bar.js";
import { element } from "../page/elements.js";
import { Fold, plainTable } from "../page/fold.js";
import { formatShare } from "../page/formats.js";
import { words as common } from "../page/language.js";
import { Table } from "../page/table.js";
import { wholeAmount } from "./amount.js";
import { aboveText, isOfTheMean, pollutantName, standing, worstOf } from "./limits.js";
import { words } from "./words.js";

export class ExceedanceCard {
  #names = new Map();
  #title = element("h3");
  #verdict = element("p", { class: "air-year", role: "status" });
  #fold = new Fold(words.allStations);
  #links = element("p", { class: "links" });
  #table = new Table({
    caption: words.limit,
    key: ({ limit }) => limit,
    empty: words.noExceedances,
    columns: [
      { name: words.limit, cell: limitCell },
      { name: words.soFar, cell: soFarCell },
      { name: words.greatest, cell: ({ greatest, unit }) => (greatest === null ? "–" : wholeAmount(greatest, unit)), number: true },
      { name: words.station, cell: (item) => this.#station(item) },
      { name: words.coverage, cell: coverageCell },
    ],
  });

  element;

  /** `directives` chooses whose limit values are shown. */
  constructor(directives) {
    this.element = element(
      "section",
      { class: "card air-limits", hidden: true },
      element("div", { class: "card-head" }, this.#title, directives.element),
      this.#verdict,
      element("p", { class: "aside" }, words.exceedancesLead),
      this.#table.element,
      this.#fold.element,
      this.#links,
    );
  }

  /** Shows { year, items, names, source } of a question; null while there is no answer. */
  show(answer, question) {
    this.element.hidden = false;
    this.#title.textContent = words.exceedances(question.year);
    this.#links.replaceChildren(element("a", { href: addressFor("exceedances", question) }, words.call));
    this.#table.element.hidden = !answer;
    this.#fold.element.hidden = !answer?.items.length;
    if (!answer) {
      this.wait(common.loading);
      return;
    }
    this.#names = answer.names;
    const byLimit = Map.groupBy(answer.items, ({ limit }) => limit);
    const rows = [...byLimit.values()].map(worstOf);
    this.#table.show(rows);
    this.#verdict.replaceChildren(...verdict(rows, answer.items));
    this.#fold.show(() => [this.#all(answer.items)]);
    if (answer.source) {
      this.#links.append(" · ", element("a", { href: answer.source, rel: "noopener" }, words.directiveSource));
    }
  }

  wait(text) {
    this.#verdict.textContent = text;
  }

  hide() {
    this.element.hidden = true;
  }

  #station({ device, property }) {
    return element("a", { class: "station-link", href: addressOf({ device, property }), dir: "auto" }, this.#nameOf(device));
  }

  #nameOf(device) {
    return this.#names.get(device)?.name ?? device;
  }

  #all(items) {
    return plainTable(
      words.allStations,
      [words.station, words.limit, words.soFar, words.greatest, words.coverage],
      items.map((item) => [
        element("span", { dir: "auto" }, this.#nameOf(item.device)),
        `${pollutantName(item)}, ${aboveText(item)}`,
        standing(item),
        item.greatest === null ? "–" : wholeAmount(item.greatest, item.unit),
        coverageCell(item),
      ]),
    );
  }
}

function verdict(rows, items) {
  if (rows.length === 0) {
    return [];
  }
  const exceeded = rows.filter((row) => row.exceeded).length;
  return [
    element("strong", {}, exceeded ? words.someExceeded(exceeded) : words.nothingExceeded),
    items.some(({ valid }) => valid) ? null : ` ${words.tooFew}`,
  ].filter(Boolean);
}

function limitCell(item) {
  const kind = item.kind === "limit-value" ? "" : `${words.kinds[item.kind] ?? item.kind}: `;
  return element(
    "span",
    {},
    element("span", { class: "limit-name" }, pollutantName(item)),
    element("span", { class: "aside" }, `${kind}${aboveText(item)}`),
  );
}

function soFarCell(item) {
  const { count, allowed, exceeded, greatest, threshold } = item;
  const top = isOfTheMean(item) ? 1.5 * threshold : Math.max(1.25 * allowed, count);
  const mark = isOfTheMean(item) ? threshold : allowed;
  const value = isOfTheMean(item) ? (greatest ?? 0) : count;
  return element(
    "span",
    { class: "limit-standing", "data-exceeded": exceeded },
    element("span", {}, standing(item), exceeded ? ` (${words.exceeded})` : null),
    bar(value / top, { marks: [mark / top], state: exceeded ? "bad" : "good" }),
  );
}

function coverageCell({ coverage, valid }) {
  return valid ? words.enough(formatShare(coverage)) : words.notEnough(formatShare(coverage));
}
