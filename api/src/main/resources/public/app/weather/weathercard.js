// One property over the city: the median now, where it is lowest and highest, and the last 24 hours.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { Fold, plainTable } from "../page/fold.js";
import { refill } from "../page/refill.js";
import { formatHour, formatMeasure } from "../page/formats.js";
import { aboutProperty } from "../data/properties.js";
import { Sparkline } from "./sparkline.js";
import { words } from "./words.js";

export class WeatherCard {
  #property;
  #words;
  #now = element("div", { class: "weather-now" });
  #extra = element("div", { class: "weather-extra" });
  #spark;
  #none = element("p", { class: "aside" });
  #fold = new Fold(words.hours);

  element;

  /** `said` has title, of(n), low, high and none; `columns` if it is about amounts. */
  constructor(property, said, { columns = false } = {}) {
    this.#property = property;
    this.#words = said;
    this.#spark = new Sparkline({ columns, leastHeight: aboutProperty(property).span / (columns ? 2 : 1) });
    this.#none.textContent = said.none;
    this.element = element(
      "section",
      { class: "card weather-card", "data-property": property },
      element("h3", {}, said.title),
      this.#now,
      this.#extra,
      this.#none,
      this.#spark.element,
      this.#fold.element,
      said.note ? element("p", { class: "aside" }, said.note) : null,
    );
  }

  /** `values` are [station, { value, unit }] from the lowest to the highest; `course` is as fetchWeather tells it. */
  show(values, course, extra = []) {
    const any = values.length > 0;
    this.#none.hidden = any;
    this.#now.hidden = !any;
    refill(this.#now, ...(any ? this.#said(values) : []));
    this.#extra.replaceChildren(...extra);
    const unit = values[0]?.[1].unit ?? null;
    const known = course.filter(({ value }) => value !== null && value !== undefined);
    const drawn = known.length > 0 && unit !== null;
    this.#spark.element.hidden = !drawn;
    this.#fold.element.hidden = !drawn;
    if (drawn) {
      const measure = (value) => formatMeasure(value, this.#property, unit);
      const all = known.map(({ value }) => value);
      this.#spark.show(known, this.#words.course(measure(Math.min(...all)), measure(Math.max(...all))));
      this.#fold.show(() => [this.#table(known, measure)]);
    }
  }

  #said(values) {
    const [middle, lowest, highest] = [values[Math.floor((values.length - 1) / 2)], values[0], values.at(-1)];
    return [
      element("p", { class: "weather-middle" }, element("strong", {}, this.#measure(middle)), element("span", { class: "aside" }, this.#words.of(values.length))),
      values.length > 1
        ? element("dl", { class: "extremes" }, this.#extreme(this.#words.low, lowest), this.#extreme(this.#words.high, highest))
        : null,
    ].filter(Boolean);
  }

  #extreme(name, value) {
    const [{ device, name: station }] = value;
    const href = addressOf({ device, property: this.#property });
    return element(
      "div",
      {},
      element("dt", {}, name),
      element("dd", {}, element("strong", {}, this.#measure(value)), element("a", { class: "station-link", href, dir: "auto" }, station)),
    );
  }

  #measure([, { value, unit }]) {
    return formatMeasure(value, this.#property, unit);
  }

  #table(course, measure) {
    return plainTable(
      this.#words.title,
      [words.hour, this.#words.amount, words.stations],
      [...course].reverse().map(({ time, value, devices }) => [formatHour(time), measure(value), String(devices)]),
    );
  }
}
