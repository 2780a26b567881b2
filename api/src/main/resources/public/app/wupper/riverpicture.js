// The gauges side by side as they stand on the river: the water in each as high as it is, how high it was a day ago, and the
// marks. The reader can turn the last 24 hours back and watch a wave run down. On a phone the river runs down the page.
import { drawing, element } from "../page/elements.js";
import { formatMoment } from "../page/formats.js";
import { RiverGauge } from "./rivergauge.js";
import { SEVERITIES } from "./severity.js";
import { words } from "./words.js";

const LEAST_TOP = 100; // cm
const QUARTER = 900_000;
const QUARTERS = 96; // of a day

export class RiverPicture {
  #list = element("ol", { class: "river" });
  #keys = element("ul", { class: "river-keys" });
  #clock = element("output", { class: "river-clock" });
  #back = element("input", { type: "range", min: -QUARTERS, max: 0, step: 1, value: 0, oninput: () => this.#fill() });
  #places = new Map();
  #gauges = [];
  #chosen = null;

  element = element(
    "section",
    { class: "card river-card" },
    element("h3", {}, words.picture),
    element("p", {}, words.pictureHelp),
    this.#keys,
    element("div", { class: "river-frame" }, this.#list),
    element(
      "div",
      { class: "river-foot" },
      element("label", { class: "river-back" }, element("span", {}, words.turnBack), this.#back, this.#clock),
      element("p", { class: "river-flow", "aria-hidden": "true" }, words.downstream, element("span", {}, " ⟶")),
    ),
  );

  show(gauges, chosen) {
    this.#gauges = gauges;
    this.#chosen = chosen;
    const severities = new Set(gauges.flatMap(({ marks }) => marks.map(({ severity }) => severity)));
    this.#keys.replaceChildren(...SEVERITIES.filter((severity) => severities.has(severity)).map(keyOf));
    this.#fill();
  }

  #fill() {
    const back = Number(this.#back.value);
    const time = back === 0 ? null : Date.now() + back * QUARTER;
    const said = time === null ? words.now : formatMoment(Math.round(time / QUARTER) * QUARTER);
    this.#clock.textContent = said;
    this.#back.setAttribute("aria-valuetext", said);
    this.element.toggleAttribute("data-past", time !== null);
    const top = topOf(this.#gauges);
    const source = this.#gauges.find(({ kilometre }) => kilometre !== null)?.kilometre ?? 0;
    const places = this.#gauges.map((gauge) => {
      const place = this.#places.get(gauge.device) ?? new RiverGauge();
      place.show(gauge, { time, top, source, chosen: this.#chosen });
      return [gauge.device, place];
    });
    this.#places = new Map(places);
    const wanted = places.map(([, { element: made }]) => made);
    if (wanted.some((made, i) => this.#list.children[i] !== made) || this.#list.children.length !== wanted.length) {
      this.#list.replaceChildren(...wanted);
    }
  }
}

/** How high the picture is, in centimetres: enough for all levels of the day and all marks. */
function topOf(gauges) {
  const heights = gauges.flatMap((gauge) => [gauge.level, ...gauge.course.map(([, level]) => level), ...gauge.marks.map(({ at }) => at)]);
  return heights.reduce((a, b) => Math.max(a, b), LEAST_TOP) * 1.06;
}

function keyOf(severity) {
  const line = drawing("line", { class: "gauge-mark", "data-severity": severity, x1: 0, x2: 30, y1: 5, y2: 5 });
  return element("li", {}, drawing("svg", { viewBox: "0 0 30 10", "aria-hidden": "true" }, line), words.mark(words.severities[severity]));
}
