// The pollutants of a district in an hour: the value of each, its class, and where that is on the scale of its classes.
import { element } from "../page/elements.js";
import { percent } from "../page/bar.js";
import { aboutProperty } from "../data/properties.js";
import { chip, classNames } from "./airclass.js";
import { wholeAmount } from "./amount.js";
import { words } from "./words.js";

/** A list for an hour under a definition. */
export function pollutantList(hour, definition) {
  const names = classNames(definition);
  const measured = definition.pollutants.filter(({ property }) => property in hour.pollutants);
  return element(
    "ul",
    { class: "pollutants" },
    ...measured.map((pollutant) => {
      const { property, unit } = pollutant;
      const { value, class: place } = hour.pollutants[property];
      return element(
        "li",
        { "data-decisive": hour.decisive.includes(property) },
        element("span", { class: "pollutant-name" }, aboutProperty(property).name),
        element("span", { class: "pollutant-value" }, wholeAmount(value, unit)),
        scale(value, pollutant, names.length),
        chip(place, names[place]),
      );
    }),
  );
}

/** The names of the pollutants that the definition has and the hour has not. */
export function missingIn(hour, definition) {
  return definition.pollutants.filter(({ property }) => !(property in hour.pollutants)).map(({ property }) => aboutProperty(property).name);
}

function scale(value, { upperBounds }, classes) {
  const steps = Array.from({ length: classes }, (_, place) => element("span", { class: "air-band", "data-class": place }));
  const needle = element("span", { class: "air-needle" });
  needle.style.left = percent(along(Math.round(value), upperBounds) / classes);
  return element("span", { class: "air-scale", "aria-hidden": "true" }, ...steps, needle);
}

/** How many classes lie below the value, with the share of its own; the last has no end and is as wide as half its beginning. */
export function along(value, bounds) {
  const place = bounds.findIndex((bound) => value <= bound);
  const [low, high] = place < 0 ? [bounds.at(-1), 1.5 * bounds.at(-1)] : [bounds[place - 1] ?? 0, bounds[place]];
  return (place < 0 ? bounds.length : place) + Math.min(1, (value - low) / (high - low));
}
