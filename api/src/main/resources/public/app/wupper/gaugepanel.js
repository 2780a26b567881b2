// The chosen gauge at large: what it says now, its course over a day, a week or a month, and its rise beside it.
import { doubtsIn } from "../data/properties.js";
import { Watched } from "../data/watched.js";
import { addressOf } from "../page/address.js";
import { Choice } from "../page/choice.js";
import { element } from "../page/elements.js";
import { formatAge } from "../page/formats.js";
import { words as pageWords } from "../page/language.js";
import { CourseCard } from "./coursecard.js";
import { fetchPoints, LevelCourse } from "./levelcourse.js";
import { centimetresIn, formatLevel, formatRise } from "./levels.js";
import { severityPicture } from "./severity.js";
import { trendInWords } from "./trend.js";
import { words } from "./words.js";

const SPANS = { day: 86_400, week: 7 * 86_400, month: 30 * 86_400 };
const ASK_AGAIN = 2 * 60_000;
const PROPERTY = "water_level";
const LEAST_LEVEL = 20;
const LEAST_RISE = 6;

export class GaugePanel {
  #gauge = null;
  #range = "day";
  #title = element("h3", { dir: "auto", tabindex: -1 });
  #now = element("div", { class: "gauge-now" });
  #link = element("a", { class: "button button-small" }, words.devicePage);
  #ranges;
  #level = new CourseCard(words.levelCourse, null, (...said) => words.levelChart(...said));
  #rises = new CourseCard(words.riseCourse, words.riseHelp, (...said) => words.riseChart(...said));
  #watched = new Watched((signal) => this.#ask(signal), ASK_AGAIN);

  element;

  /** `choose(range)` when the reader wants another span, `close()` when he wants none. */
  constructor(choose, close) {
    this.#ranges = new Choice(words.range, Object.entries(words.ranges), "day", choose);
    this.element = element(
      "section",
      { class: "card gauge-panel", hidden: true, "data-testid": "gauge" },
      element(
        "div",
        { class: "gauge-head" },
        this.#title,
        element("button", { class: "button button-small", type: "button", onclick: close }, words.close),
      ),
      this.#now,
      element("div", { class: "gauge-choices" }, this.#ranges.element, this.#link),
      element("div", { class: "gauge-courses" }, this.#level.element, this.#rises.element),
    );
    this.#watched.addEventListener("changed", () => this.#draw());
    this.#watched.addEventListener("failed", ({ detail }) => this.#fail(detail));
  }

  show(gauge, range) {
    const other = gauge.device !== this.#gauge?.device || range !== this.#range || this.element.hidden;
    this.#gauge = gauge;
    this.#range = range;
    this.element.hidden = false;
    this.#ranges.show(range);
    this.#tell();
    if (other) {
      this.#level.say(pageWords.loading);
      this.#rises.say(pageWords.loading);
      this.#watched.stop();
      this.#watched.value = null;
      this.#watched.start();
    }
  }

  hide() {
    this.element.hidden = true;
    this.#gauge = null;
    this.#watched.stop();
  }

  focus() {
    this.#title.focus();
  }

  refresh() {
    this.#watched.refresh();
  }

  hear(reading) {
    if (reading.property === PROPERTY && reading.device === this.#gauge?.device && this.#watched.value) {
      if (!doubtsIn(reading.quality)) {
        this.#watched.value.course.hear(reading.time, reading.value * centimetresIn(this.#gauge.unit));
      }
      this.#draw();
    }
  }

  #tell() {
    const { name, district, level, silent, state, time, device } = this.#gauge;
    this.#title.textContent = name;
    this.#link.href = addressOf({ device, property: PROPERTY });
    this.#now.replaceChildren(
      element("p", { class: "gauge-figure", "data-old": silent }, formatLevel(level)),
      trendInWords(this.#gauge),
      element("p", { class: "gauge-state", "data-state": state }, severityPicture(state), words.severities[state]),
      element("p", { class: "gauge-when" }, [district, formatAge(time, Date.now())].filter(Boolean).join(" · ")),
    );
  }

  async #ask(signal) {
    const { device } = this.#gauge;
    const from = Date.now() - SPANS[this.#range] * 1000;
    const [course, rises] = await Promise.all([
      LevelCourse.fetch(this.#gauge, from, centimetresIn(this.#gauge.unit), signal),
      fetchPoints("rises", { device, property: PROPERTY, per: "PT1H", from: new Date(from).toISOString() }, signal),
    ]);
    return { course, rises: rises.points };
  }

  #draw() {
    if (!this.#gauge || !this.#watched.value) {
      return;
    }
    const { course, rises } = this.#watched.value;
    const factor = centimetresIn(this.#gauge.unit);
    const span = SPANS[this.#range];
    const range = words.ranges[this.#range];
    this.#level.show(
      { columns: course.columns(Date.now() / 1000 - span), span, format: formatLevel, marks: this.#gauge.marks, least: LEAST_LEVEL },
      { unit: "cm", aggregated: course.aggregated, range },
    );
    const none = rises.map(() => null);
    this.#rises.show(
      {
        columns: [rises.map(({ time }) => Date.parse(time) / 1000), none, none, rises.map(({ value }) => value * factor)],
        span,
        format: formatRise,
        marks: this.#gauge.riseMarks,
        least: LEAST_RISE,
        zero: true,
      },
      { unit: words.perHour, aggregated: false, range },
    );
  }

  #fail(failure) {
    if (this.#watched.value === null) {
      const text = failure.isForGood ? words.emptyCourse : words.courseAway;
      this.#level.say(text);
      this.#rises.say(text);
    }
  }
}
