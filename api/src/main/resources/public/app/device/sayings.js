// What a device last said in words, by property.
import { element } from "../page/elements.js";
import { aboutProperty } from "../data/properties.js";

export function sayings(texts) {
  return element(
    "dl",
    { class: "sayings" },
    ...Object.entries(texts).map(([property, text]) =>
      element(
        "div",
        {},
        element("dt", { dir: "auto" }, aboutProperty(property).name),
        element("dd", { dir: "auto" }, String(text)),
      ),
    ),
  );
}
