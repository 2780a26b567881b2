// All that a device measures, each with its latest value; a tile leads to the course of its property.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { isStale } from "../data/fleet.js";
import { formatExact, formatMeasure } from "../page/formats.js";
import { words } from "../page/language.js";
import { aboutProperty, compareProperties, doubtsIn } from "../data/properties.js";

export class ValueTiles {
  element = element("div");

  /** Shows readings { property, unit, time, value, quality }; the time is null where nothing is known yet. */
  show(device, chosen, readings) {
    const sorted = [...readings].sort((a, b) => compareProperties(a.property, b.property));
    const technical = ({ property }) => aboutProperty(property).technical;
    const focused = this.element.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const group = (title, some) =>
      some.length === 0
        ? []
        : [
            element("h3", {}, title),
            element("ul", { class: "values" }, ...some.map((reading) => tile(device, chosen, reading))),
          ];
    this.element.replaceChildren(
      ...group(words.allValues, sorted.filter((reading) => !technical(reading))),
      ...group(words.technicalValues, sorted.filter(technical)),
    );
    if (focused) {
      [...this.element.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
    }
  }
}

function tile(device, chosen, { property, unit, time, value, quality }) {
  const said = time === null ? "–" : formatMeasure(value, property, unit);
  const old = time === null || isStale({ time }, Date.now());
  return element(
    "li",
    {},
    element(
      "a",
      { href: addressOf({ device, property }), "aria-current": property === chosen ? "true" : null },
      element("span", { class: "values-name", dir: "auto" }, aboutProperty(property).name),
      element(
        "span",
        { class: "values-value", "data-old": old, title: time === null ? null : formatExact(time) },
        doubtsIn(quality) ? `${said} ⚠` : said,
      ),
    ),
  );
}
