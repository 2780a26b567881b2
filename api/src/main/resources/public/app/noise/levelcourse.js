// The course of the levels at the chosen device with its key and its table.
import { Watched } from "../data/watched.js";
import { element } from "../page/elements.js";
import { Fold, plainTable } from "../page/fold.js";
import { formatExactDay, formatMoment } from "../page/formats.js";
import { words as common } from "../page/language.js";
import { LevelChart } from "./levelchart.js";
import { levelText } from "./levels.js";
import { fetchCourse } from "./noisedata.js";
import { words } from "./words.js";

const SELDOM = 15 * 60_000;

export class LevelCourse {
  #device = null;
  #range = null;
  #asked = new Watched((signal) => fetchCourse(this.#device, this.#range, signal), SELDOM);
  #title = element("h4");
  #readout = element("p", { class: "readout" });
  #frame = element("div", { class: "chart", role: "img" });
  #text = element("p", { class: "chart-words", role: "status" });
  #nights = element("li", {}, element("span", { class: "key-night", "aria-hidden": "true" }), words.nights);
  #chart = new LevelChart(this.#frame, this.#readout);
  #fold = new Fold(words.numbers);

  element;

  constructor() {
    this.element = element(
      "div",
      { class: "place-course" },
      element("div", { class: "course-head" }, this.#title, this.#readout),
      element("div", { class: "chart-frame" }, this.#frame, this.#text),
      element("ul", { class: "chart-keys" }, this.#nights),
      this.#fold.element,
    );
    this.#asked.addEventListener("changed", () => this.#draw());
    this.#asked.addEventListener("failed", () => {
      this.#text.textContent = this.#asked.value ? "" : words.courseAway;
    });
  }

  show(device, range) {
    if (device === this.#device && range === this.#range) {
      return;
    }
    this.stop();
    this.#device = device;
    this.#range = range;
    this.#title.textContent = words.courseTitle[range];
    this.#nights.hidden = range !== "week";
    this.#text.textContent = common.loading;
    this.#asked.start();
  }

  stop() {
    this.#asked.stop();
    this.#asked.value = null;
    this.#device = null;
    this.#chart.show(null);
    this.#fold.element.hidden = true;
  }

  refresh() {
    if (this.#device !== null) {
      this.#asked.refresh();
    }
  }

  #draw() {
    const course = this.#asked.value;
    const levels = course.points.map(({ value }) => value);
    this.#text.textContent = levels.length ? "" : words.noCourse;
    this.#frame.setAttribute(
      "aria-label",
      levels.length ? words.course(levels.length, levelText(Math.min(...levels)), levelText(Math.max(...levels))) : words.noCourse,
    );
    this.#chart.show(course);
    this.#fold.element.hidden = levels.length === 0;
    const when = this.#range === "year" ? formatExactDay : formatMoment;
    this.#fold.show(() => [
      plainTable(
        words.numbers,
        [words.time, words.levels],
        [...course.points].reverse().map(({ time, value }) => [when(time), levelText(value)]),
      ),
    ]);
  }
}
