// The course of one property of the chosen device: range, chart, key and table, kept up to date by the live stream.
import { fetchReadings } from "../data/api.js";
import { Chart } from "./chart.js";
import { Course } from "./course.js";
import { drawing, element } from "../page/elements.js";
import { formatMeasure } from "../page/formats.js";
import { words } from "../page/language.js";
import { Numbers } from "./numbers.js";
import { untilAnswered } from "../page/patience.js";
import { aboutProperty } from "../data/properties.js";

const GATHER = 250;
const SPANS = { day: 86_400, week: 7 * 86_400 };

export class CoursePanel {
  #range = "day";
  #what = null; // { device, property, unit }
  #course = null;
  #asked = new AbortController();
  #drawing = false;
  #frame = element("div", { class: "chart", role: "img" });
  #text = element("p", { class: "chart-words", role: "status" });
  #readout = element("p", { class: "readout" });
  #keys = element("ul", { class: "chart-keys" });
  #numbers = new Numbers();
  #chart = new Chart(this.#frame, this.#readout);

  constructor() {
    this.element = element(
      "div",
      { class: "course" },
      element("div", { class: "course-head" }, this.#ranges(), this.#readout),
      element("div", { class: "chart-frame" }, this.#frame, this.#text),
      this.#keys,
      this.#numbers.element,
    );
  }

  show(device, property, unit) {
    this.#what = { device, property, unit };
    this.#load();
  }

  clear() {
    this.#asked.abort();
    this.#what = null;
    this.#course = null;
    this.#chart.clear();
    this.#keys.replaceChildren();
    this.#text.textContent = "";
  }

  hear(reading) {
    if (this.#course) {
      this.#course.hear(reading);
      this.#redraw();
    }
  }

  tick() {
    if (this.#course) {
      this.#redraw();
    }
  }

  async #load() {
    this.#asked.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const { device, property } = this.#what;
    this.#course = null;
    this.#text.textContent = this.element.querySelector(".uplot") ? "" : words.loading;
    const answer = await untilAnswered(
      () => {
        const now = Date.now();
        return fetchReadings(device, property, now - SPANS[this.#range] * 1000, now, asked.signal);
      },
      (failure) => {
        if (!asked.signal.aborted) {
          this.#chart.clear();
          this.#text.textContent = failure.isForGood ? words.emptyCourse : words.courseAway;
        }
        return asked.signal.aborted || failure.isForGood;
      },
    );
    if (answer !== null && !asked.signal.aborted) {
      this.#course = new Course(answer);
      this.#draw();
    }
  }

  #draw() {
    const { property, unit } = this.#what;
    const { domain, span: usual } = aboutProperty(property);
    this.#chart.show(this.#course, { property, unit, domain, leastHeight: usual / 4, span: SPANS[this.#range] });
    this.#numbers.show(() => this.#points(), { property, unit, aggregated: this.#course.aggregated });
    this.#describe();
  }

  #redraw() {
    if (this.#drawing) {
      return;
    }
    this.#drawing = true;
    setTimeout(() => {
      this.#drawing = false;
      if (this.#course) {
        this.#chart.refresh();
        this.#describe();
      }
    }, GATHER);
  }

  #points() {
    return this.#course ? this.#course.since(Date.now() / 1000 - SPANS[this.#range]) : [];
  }

  #describe() {
    const { property, unit } = this.#what;
    const points = this.#points();
    const known = points.filter(({ middle }) => middle !== null);
    const extreme = (choose, side) => choose(...known.map((point) => point[side] ?? point.middle));
    this.#text.textContent = known.length ? "" : words.emptyCourse;
    this.#frame.setAttribute(
      "aria-label",
      known.length
        ? words.course(
            aboutProperty(property).name,
            words[this.#range],
            formatMeasure(extreme(Math.min, "low"), property, unit),
            formatMeasure(extreme(Math.max, "high"), property, unit),
          )
        : words.emptyCourse,
    );
    const shapes = [
      [this.#course.aggregated, "line", words.mean],
      [this.#course.aggregated, "band", words.band],
      [points.some(({ doubtful }) => doubtful), "doubt", words.doubtful],
    ];
    this.#keys.replaceChildren(
      ...shapes.filter(([shown]) => shown).map(([, shape, text]) => element("li", {}, key(shape), text)),
    );
  }

  #ranges() {
    return element(
      "fieldset",
      { class: "ranges" },
      element("legend", { class: "unseen" }, words.range),
      ...Object.keys(SPANS).map((range) => {
        const choice = element("input", { type: "radio", name: "range", value: range, checked: range === this.#range });
        choice.addEventListener("change", () => {
          this.#range = range;
          if (this.#what) {
            this.#load();
          }
        });
        return element("label", {}, choice, words[range]);
      }),
    );
  }
}

function key(shape) {
  const forms = {
    line: ["line", { class: "key-line", x1: 1, y1: 6, x2: 19, y2: 6 }],
    band: ["rect", { class: "key-band", x: 1, y: 1, width: 18, height: 10 }],
    doubt: ["circle", { class: "key-doubt", cx: 10, cy: 6, r: 4 }],
  };
  return drawing("svg", { viewBox: "0 0 20 12", "aria-hidden": "true" }, drawing(...forms[shape]));
}
