// The choice of how fine a course is: each reading, or windows of a length; unless somebody chooses, what suits the period.
import { element } from "../page/elements.js";
import { words } from "../page/language.js";

const INTERVALS = ["raw", "15m", "1h", "1d"];

export class Resolution {
  #list;

  /** What is chosen, as the API has it, or null. */
  chosen = null;

  constructor(choose) {
    this.#list = element(
      "select",
      { class: "select", onchange: () => choose(this.#list.value || null) },
      element("option", { value: "" }, words.fitting),
      ...INTERVALS.map((interval) => element("option", { value: interval }, words.intervals[interval])),
    );
    this.element = element("label", { class: "comparison" }, element("span", {}, words.resolution), this.#list);
  }

  show(chosen) {
    this.chosen = INTERVALS.includes(chosen) ? chosen : null;
    this.#list.value = this.chosen ?? "";
  }
}
