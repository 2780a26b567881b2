// The classes of the index, from 0 (very good) to 4: their names as the platform gives them, and how they are shown.
import { element } from "../page/elements.js";
import { spoken } from "../page/language.js";

/** The name of an hour's class. */
export function nameOf(hour) {
  return spoken(hour.label);
}

/** The names of all classes of a definition, the best first. */
export function classNames(definition) {
  return definition.classes.map(spoken);
}

/** A class as a coloured word. */
export function chip(place, name) {
  return element("span", { class: "air-chip", "data-class": place }, name);
}

/** The classes beside each other, each with its colour and its height in a strip. */
export function classKey(definition) {
  return element(
    "ul",
    { class: "air-key" },
    ...classNames(definition).map((name, place) =>
      element("li", {}, element("span", { class: "air-step", "data-class": place, "aria-hidden": "true" }), name),
    ),
  );
}
