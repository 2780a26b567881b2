// What the colours and shapes on the map mean.
import { element } from "../page/elements.js";
import { formatNumber } from "../page/formats.js";
import { words } from "../page/language.js";
import { badge, picture } from "./marks.js";
import { aboutProperty, unitName } from "../data/properties.js";
import { colourAt } from "./scale.js";

export class Legend {
  #place;

  constructor(place) {
    this.#place = place;
  }

  /** Shows the scale of a property; `shapes` are those that occur. */
  show(property, unit, scale, values, shapes) {
    const ticks = scale.ticks().map((tick) => formatNumber(tick));
    if (values.some((value) => value < scale.low)) {
      ticks[0] = `≤ ${ticks[0]}`;
    }
    if (values.some((value) => value > scale.high)) {
      ticks.push(`≥ ${ticks.pop()}`);
    }
    this.#place.replaceChildren(
      element(
        "p",
        { class: "legend-title" },
        element("span", {}, aboutProperty(property).name),
        element("span", { class: "legend-unit" }, unitName(unit)),
      ),
      this.#bar(),
      element("div", { class: "legend-ticks" }, ...ticks.map((tick) => element("span", {}, tick))),
      element(
        "ul",
        { class: "legend-keys" },
        ...["current", "doubtful", "stale"]
          .filter((shape) => shapes.has(shape))
          .map((shape) => element("li", {}, picture(shape, colourAt(0.6)), words[shape])),
        shapes.has("alert") ? element("li", {}, badge(), words.alert) : null,
      ),
    );
  }

  clear() {
    this.#place.replaceChildren();
  }

  #bar() {
    const bar = element("canvas", { class: "legend-scale", width: 256, height: 1, "aria-hidden": "true" });
    const context = bar.getContext("2d");
    for (let x = 0; x < 256; x++) {
      context.fillStyle = colourAt(x / 255);
      context.fillRect(x, 0, 1, 1);
    }
    return bar;
  }
}
