// Where the wind comes from: in words, as an arrow, and over all stations as a rose. Directions are never averaged.
import { drawing, element } from "../page/elements.js";
import { words } from "./words.js";

const POINTS = 8;
const STEP = 360 / POINTS;

/** The point of the compass of degrees: 0 is north, 2 is east. */
export function pointOf(degrees) {
  return Math.round((((degrees % 360) + 360) % 360) / STEP) % POINTS;
}

/** How many of the readings come from each point. */
export function countPoints(current) {
  const counts = new Array(POINTS).fill(0);
  current.forEach(([, { value }]) => counts[pointOf(value)]++);
  return counts;
}

/** The point most come from, or null if it is not clear. */
export function mainPoint(counts) {
  const most = Math.max(...counts);
  const those = counts.flatMap((count, point) => (count === most ? [point] : []));
  return most > 0 && those.length === 1 ? those[0] : null;
}

/** An arrow that flies with the wind. */
export function arrow(degrees) {
  return drawing(
    "svg",
    { class: "wind-arrow", viewBox: "0 0 16 16", "aria-hidden": "true" },
    drawing("path", { d: "M8 14V2M8 14l-4-5M8 14l4-5", transform: `rotate(${degrees} 8 8)` }),
  );
}

/** The rose: the longer a leaf, the more stations have the wind from there. */
export function rose(counts) {
  const most = Math.max(...counts, 1);
  const parts = counts.flatMap((count, point) => (count ? [`${words.points[point]} ${count}`] : []));
  const leaves = counts.flatMap((count, point) =>
    count ? [drawing("path", { class: "rose-leaf", d: leaf(12 + (26 * count) / most), transform: `rotate(${point * STEP} 50 50)` })] : [],
  );
  const letters = words.pointsShort.flatMap((text, point) => {
    const angle = (point * STEP * Math.PI) / 180;
    const at = { x: 50 + 44 * Math.sin(angle), y: 50 - 44 * Math.cos(angle) };
    return point % 2 ? [] : [drawing("text", { class: "rose-letter", ...at }, text)];
  });
  return element(
    "div",
    { class: "rose", role: "img", "aria-label": words.rose(parts.join(", ")) },
    drawing("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" }, drawing("circle", { class: "rose-ring", cx: 50, cy: 50, r: 38 }), ...leaves, ...letters),
  );
}

function leaf(length) {
  const half = Math.tan(((STEP / 2) * 0.8 * Math.PI) / 180) * length;
  return `M50 50L${50 - half} ${50 - length}L${50 + half} ${50 - length}Z`;
}
