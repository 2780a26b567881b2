// One course of the chosen gauge with its heading, its chart and the same as a table.
import { Numbers } from "../device/numbers.js";
import { element } from "../page/elements.js";
import { MarkedChart } from "./markedchart.js";
import { words } from "./words.js";

export class CourseCard {
  #frame = element("div", { class: "chart", role: "img" });
  #text = element("p", { class: "chart-words", role: "status" });
  #readout = element("p", { class: "readout" });
  #numbers = new Numbers();
  #chart = new MarkedChart(this.#frame, this.#readout);
  #describe;

  /** `describe(low, high)` says the course in words, `help` what the reader has to know. */
  constructor(title, help, describe) {
    this.#describe = describe;
    this.element = element(
      "section",
      { class: "gauge-course" },
      element("div", { class: "course-head" }, element("h4", {}, title), this.#readout),
      help ? element("p", { class: "gauge-help" }, help) : null,
      element("div", { class: "chart-frame" }, this.#frame, this.#text),
      this.#numbers.element,
    );
  }

  /** `drawn` as MarkedChart wants it; `unit` and `aggregated` are for the table. */
  show(drawn, { unit, aggregated, range }) {
    const [times, highs, lows, middles] = drawn.columns;
    const known = [...highs, ...lows, ...middles].filter((value) => value !== null && value !== undefined);
    this.#text.textContent = known.length ? "" : words.emptyCourse;
    this.#frame.setAttribute(
      "aria-label",
      known.length
        ? this.#describe(range, drawn.format(known.reduce((a, b) => Math.min(a, b))), drawn.format(known.reduce((a, b) => Math.max(a, b))))
        : words.emptyCourse,
    );
    this.#chart.show(drawn);
    const points = () =>
      times
        .map((at, i) => ({ at, middle: middles[i] ?? null, low: lows[i] ?? null, high: highs[i] ?? null, doubtful: false }))
        .filter(({ middle }) => middle !== null);
    this.#numbers.show(points, { property: "", unit, aggregated });
  }

  say(text) {
    this.#chart.clear();
    this.#text.textContent = text;
    this.#frame.setAttribute("aria-label", text);
    this.#numbers.show(() => [], { property: "", unit: "", aggregated: false });
  }
}
