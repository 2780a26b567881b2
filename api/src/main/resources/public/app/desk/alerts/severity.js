// How much something matters: a word, and before it a mark whose shape says the same.
import { drawing, element } from "../../page/elements.js";
import { words } from "./words.js";

const SHAPES = {
  info: () => drawing("circle", { cx: 8, cy: 8, r: 5.5 }),
  warning: () => drawing("path", { d: "M8 1.8 15 14H1Z" }),
  critical: () => drawing("path", { d: "M5 1h6l4 4v6l-4 4H5l-4-4V5Z" }),
};

export function severity(how) {
  return element(
    "span",
    { class: "severity", "data-severity": how },
    drawing("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, SHAPES[how]?.()),
    words.severities[how] ?? how,
  );
}
