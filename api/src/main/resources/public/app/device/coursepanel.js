// The course of one property of the chosen device over a period, beside what it is compared with: chart, key and table, kept
// up to date by the live stream; to be taken along as a file or as a question to the API.
import { addressFor, courseQuery, fetchCourse } from "../data/api.js";
import { aboutProperty } from "../data/properties.js";
import { Choice } from "../page/choice.js";
import { drawing, element } from "../page/elements.js";
import { formatMeasure, formatMoment } from "../page/formats.js";
import { words } from "../page/language.js";
import { untilAnswered } from "../page/patience.js";
import { Chart } from "./chart.js";
import { Comparison } from "./comparison.js";
import { Course } from "./course.js";
import { Numbers } from "./numbers.js";
import { Period } from "./period.js";
import { Resolution } from "./resolution.js";
import { Takeaway } from "./takeaway.js";

const GATHER = 250;
const STEP = 0.5;
const ZOOM = 2;

export class CoursePanel {
  #choose;
  #period = new Period({ range: "day" });
  #what = null; // { device, property, unit }
  #course = null;
  #other = null;
  #asked = new AbortController();
  #drawing = false;
  #frame = element("div", { class: "chart", role: "img" });
  #text = element("p", { class: "chart-words", role: "status" });
  #readout = element("p", { class: "readout" });
  #span = element("p", { class: "course-span" });
  #keys = element("ul", { class: "chart-keys" });
  #numbers = new Numbers();
  #ranges = new Choice(words.range, Period.ranges.map((range) => [range, words[range]]), "day", (range) => this.#go(new Period({ range })));
  #later;
  #comparison = new Comparison((other) => this.#wish({ with: other }));
  #resolution = new Resolution((interval) => this.#wish({ interval }));
  #takeaway = new Takeaway();
  #chart = new Chart(this.#frame, this.#readout, (from, to) => this.#go(new Period({ from: Math.round(from), to: Math.round(to) })));

  /** `choose` is called with what the reader wants, for the options of the address to say it. */
  constructor(choose) {
    this.#choose = choose;
    this.#later = button(words.later, "M9 5l7 7-7 7", () => this.#go(this.#period.moved(STEP, Date.now())));
    this.element = element(
      "div",
      { class: "course" },
      element("div", { class: "course-head" }, this.#ranges.element, this.#steps()),
      element("div", { class: "course-says" }, this.#span, this.#readout),
      element("div", { class: "chart-frame" }, this.#frame, this.#text),
      this.#keys,
      element("div", { class: "course-choices" }, this.#comparison.element, this.#resolution.element),
      this.#numbers.element,
      this.#takeaway.element,
    );
  }

  /** Shows the course of `what` = { device, property, unit } as the options of the address say. */
  show(what, options) {
    this.#what = what;
    this.#period = Period.in(options);
    this.#comparison.show(what, options.get("with"), this.#period);
    this.#resolution.show(options.get("interval"));
    this.#load();
  }

  /** Offers other devices { device, name } that measure the same. */
  offer(devices) {
    this.#comparison.offer(devices);
  }

  clear() {
    this.#asked.abort();
    this.#what = null;
    this.#course = null;
    this.#other = null;
    this.#chart.clear();
    this.#keys.replaceChildren();
    this.#text.textContent = "";
  }

  hear(reading) {
    if (this.#course && this.#period.endsNow) {
      this.#course.hear(reading);
      this.#redraw();
    }
  }

  tick() {
    if (this.#course && this.#period.endsNow) {
      this.#redraw();
    }
  }

  /** Another period is shown at a resolution of its own. */
  #go(period) {
    this.#choose({ ...period.options, with: this.#comparison.chosen });
  }

  #wish(changed) {
    this.#choose({
      ...this.#period.options,
      with: this.#comparison.chosen,
      interval: this.#resolution.chosen,
      ...changed,
    });
  }

  async #load() {
    this.#asked.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.#course = null;
    this.#ranges.show(this.#period.range);
    this.#later.disabled = this.#period.endsNow;
    this.#text.textContent = this.element.querySelector(".uplot") ? "" : words.loading;
    const answer = await untilAnswered(
      () => this.#ask(asked.signal),
      (failure) => {
        if (!asked.signal.aborted) {
          this.#chart.clear();
          this.#text.textContent = failure.isForGood ? words.emptyCourse : words.courseAway;
        }
        return asked.signal.aborted || failure.isForGood;
      },
    );
    if (answer !== null && !asked.signal.aborted) {
      [this.#course, this.#other] = answer.map((part) => part && new Course(part));
      this.#draw();
    }
  }

  #ask(signal) {
    const question = this.#question();
    const other = this.#comparison.device;
    return Promise.all([
      fetchCourse(question, signal),
      other ? fetchCourse({ ...question, device: other }, signal) : null,
    ]);
  }

  #question() {
    const { device, property } = this.#what;
    const [from, to] = this.#period.bounds(Date.now());
    const chosen = this.#resolution.chosen ?? (this.#comparison.chosen === null ? "auto" : this.#period.comparable);
    return {
      device,
      property,
      from,
      to,
      interval: chosen === "raw" && this.#comparison.isBefore ? this.#period.comparable : chosen, // windows are compared
      compare: this.#comparison.isBefore ? this.#period.before : undefined,
    };
  }

  #draw() {
    const { property, unit } = this.#what;
    const { domain, span: usual } = aboutProperty(property);
    const what = { property, unit, domain, leastHeight: usual / 4, period: this.#period, otherName: this.#comparison.name };
    this.#chart.show(this.#course, what, this.#other);
    this.#numbers.show(() => this.#points(), { property, unit, aggregated: this.#course.aggregated });
    this.#takeaway.show(
      addressFor("readings.csv", courseQuery(this.#question())),
      addressFor("readings", courseQuery(this.#question())),
    );
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
    return this.#course ? this.#course.between(...this.#period.bounds(Date.now()).map((end) => end / 1000)) : [];
  }

  #describe() {
    const { property, unit } = this.#what;
    const points = this.#points();
    this.#frame.dataset.points = points.length;
    const known = points.filter(({ middle }) => middle !== null);
    const extreme = (choose, side) =>
      known.map((point) => point[side] ?? point.middle).reduce((one, other) => choose(one, other));
    const span = this.#period.endsNow
      ? words[this.#period.range]
      : words.fromTo(...this.#period.bounds(Date.now()).map(formatMoment));
    this.#span.textContent = this.#period.endsNow ? "" : span;
    this.#text.textContent = known.length ? "" : words.emptyCourse;
    this.#frame.setAttribute(
      "aria-label",
      known.length
        ? words.course(
            aboutProperty(property).name,
            span,
            formatMeasure(extreme(Math.min, "low"), property, unit),
            formatMeasure(extreme(Math.max, "high"), property, unit),
          )
        : words.emptyCourse,
    );
    const compared = this.#comparison.chosen !== null;
    const shapes = [
      [this.#course.aggregated, "line", words.mean],
      [this.#course.aggregated, "band", words.band],
      [points.some(({ doubtful }) => doubtful), "doubt", words.doubtful],
      [compared, "other", this.#comparison.name],
    ];
    this.#keys.replaceChildren(
      ...shapes.filter(([shown]) => shown).map(([, shape, text]) => element("li", { dir: "auto" }, key(shape), text)),
    );
  }

  #steps() {
    const now = () => Date.now();
    return element(
      "div",
      { class: "steps", role: "group", "aria-label": words.steps },
      button(words.earlier, "M15 5l-7 7 7 7", () => this.#go(this.#period.moved(-STEP, now()))),
      this.#later,
      button(words.closer, "M12 6v12M6 12h12", () => this.#go(this.#period.scaled(1 / ZOOM, now()))),
      button(words.wider, "M6 12h12", () => this.#go(this.#period.scaled(ZOOM, now()))),
    );
  }
}

function button(name, shape, onclick) {
  return element(
    "button",
    { type: "button", class: "step", "aria-label": name, title: name, onclick },
    drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, drawing("path", { d: shape })),
  );
}

function key(shape) {
  const forms = {
    line: ["line", { class: "key-line", x1: 1, y1: 6, x2: 19, y2: 6 }],
    band: ["rect", { class: "key-band", x: 1, y: 1, width: 18, height: 10 }],
    doubt: ["circle", { class: "key-doubt", cx: 10, cy: 6, r: 4 }],
    other: ["line", { class: "key-other", x1: 1, y1: 6, x2: 19, y2: 6 }],
  };
  return drawing("svg", { viewBox: "0 0 20 12", "aria-hidden": "true" }, drawing(...forms[shape]));
}
