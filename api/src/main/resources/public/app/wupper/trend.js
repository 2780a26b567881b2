// Whether the water rises or falls, as an arrow and in words.
import { drawing, element } from "../page/elements.js";
import { formatRise } from "./levels.js";
import { words } from "./words.js";

// How far the arrow is turned from pointing right.
const TURNS = { "rising-fast": -90, rising: -40, steady: 0, falling: 40, "falling-fast": 90 };

export function arrow(trend) {
  if (!(trend in TURNS)) {
    return null;
  }
  return drawing(
    "svg",
    { viewBox: "0 0 16 16", class: "rise-arrow", "data-trend": trend, "aria-hidden": "true" },
    drawing("path", { d: "M2 8h11M9 4l4 4-4 4", transform: `rotate(${TURNS[trend]} 8 8)` }),
  );
}

/** The rise of a gauge per hour with arrow and words. */
export function trendInWords({ trend, rise }) {
  return element(
    "span",
    { class: "rise" },
    element("span", { class: "rise-figure" }, arrow(trend), trend === "unknown" ? "–" : formatRise(rise)),
    element("span", { class: "rise-words" }, words.trends[trend]),
  );
}
