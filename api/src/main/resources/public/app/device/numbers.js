// The chart as a table, newest first, made when somebody opens it.
import { element } from "../page/elements.js";
import { formatMeasure, formatMoment } from "../page/formats.js";
import { words } from "../page/language.js";

const MOST = 500;

export class Numbers {
  #fold = element("details", { class: "numbers", ontoggle: () => this.#fill() });
  #rows = () => [];

  constructor() {
    this.element = this.#fold;
  }

  /** Shows the points that `points` gives when asked; `what` is { property, unit, aggregated }. */
  show(points, what) {
    const measure = (value) => (value === null ? words.noValue : formatMeasure(value, what.property, what.unit));
    const head = what.aggregated
      ? [words.time, words.mean, words.minimum, words.maximum]
      : [words.time, words.reading];
    this.#rows = () => [
      head,
      ...points()
        .slice(-MOST)
        .reverse()
        .map(({ at, middle, low, high, doubtful }) => [
          formatMoment(at * 1000),
          doubtful ? `${measure(middle)} (${words.doubtful})` : measure(middle),
          ...(what.aggregated ? [measure(low), measure(high)] : []),
        ]),
    ];
    this.#fill();
  }

  #fill() {
    const summary = element("summary", {}, words.numbers);
    if (!this.#fold.open) {
      this.#replaceBody(summary);
      return;
    }
    const [head, ...rows] = this.#rows();
    const cell = (name, text, scope) => element(name, { scope }, text);
    const table = element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...head.map((text) => cell("th", text, "col")))),
      element(
        "tbody",
        {},
        ...rows.map(([time, ...values]) =>
          element("tr", {}, cell("th", time, "row"), ...values.map((text) => cell("td", text))),
        ),
      ),
    );
    this.#replaceBody(summary, element("div", { class: "numbers-frame", tabindex: 0 }, table));
  }

  #replaceBody(summary, body) {
    if (!this.#fold.querySelector("summary")) {
      this.#fold.append(summary);
    }
    this.#fold.querySelector(".numbers-frame")?.remove();
    if (body) {
      this.#fold.append(body);
    }
  }
}
