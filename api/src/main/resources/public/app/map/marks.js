// The shapes that stand for a station, the same on the map, in the legend and in the table: a disc for a current value,
// a hollow diamond for one without, a triangle for a doubtful one; and the badge of those with an alert that is up.
import { drawing } from "../page/elements.js";
import { isStale } from "../data/fleet.js";
import { doubtsIn } from "../data/properties.js";

export function shapeOf(station, now) {
  if (isStale(station, now)) {
    return "stale";
  }
  return doubtsIn(station.quality) ? "doubtful" : "current";
}

/** Adds the outline of the shape to the path of a canvas. */
export function tracePath(context, shape, x, y, radius) {
  context.beginPath();
  if (shape === "current") {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = shape === "stale"
    ? [[0, -1], [1, 0], [0, 1], [-1, 0]]
    : [[0, -1.25], [1.2, 0.85], [-1.2, 0.85]];
  corners.forEach(([dx, dy], i) => context[i ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius));
  context.closePath();
}

/** The shape as a small picture. */
export function picture(shape, fill) {
  const form = {
    current: ["circle", { cx: 8, cy: 8, r: 6.5, fill, stroke: "currentColor", "stroke-opacity": 0.55 }],
    stale: ["path", { d: "M8 1.5 14.5 8 8 14.5 1.5 8Z", fill: "none", stroke: "currentColor", "stroke-width": 2 }],
    doubtful: ["path", { d: "M8 1 15.5 14H.5Z", fill, stroke: "currentColor", "stroke-opacity": 0.55 }],
  }[shape];
  return drawing("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, drawing(...form));
}

/** Draws the badge of an alert, a square on its corner with an exclamation mark. */
export function traceBadge(context, x, y, fill, halo) {
  const reach = 7.5;
  context.beginPath();
  [[0, -1], [1, 0], [0, 1], [-1, 0]].forEach(([dx, dy], i) => context[i ? "lineTo" : "moveTo"](x + dx * reach, y + dy * reach));
  context.closePath();
  context.lineWidth = 3;
  context.strokeStyle = halo;
  context.stroke();
  context.fillStyle = fill;
  context.fill();
  context.fillStyle = halo;
  context.fillRect(x - 1, y - 4, 2, 5);
  context.fillRect(x - 1, y + 2, 2, 2);
}

/** The badge as a small picture. */
export function badge() {
  return drawing(
    "svg",
    { viewBox: "0 0 16 16", class: "badge", "aria-hidden": "true" },
    drawing("path", { d: "M8 .5 15.5 8 8 15.5.5 8Z", fill: "currentColor" }),
    drawing("path", { d: "M7 4h2v5H7zM7 10.5h2v2H7z", class: "badge-mark" }),
  );
}
