// The last 24 hours of a gauge as a small line, with its warning marks across it.
import { drawing } from "../page/elements.js";
import { formatLevel } from "./levels.js";
import { words } from "./words.js";

const [WIDTH, HEIGHT, MARGIN] = [160, 40, 3];
const DAY = 86_400_000;
const PAUSE = 2 * 3_600_000;
const LEAST = 12; // cm from top to bottom, so that ripples stay ripples

export function sparkline({ course, marks }) {
  if (course.length < 2) {
    return drawing("svg", { class: "gauge-sparkline", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words.noCourse });
  }
  const levels = course.map(([, level]) => level);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const near = marks.filter(({ at }) => at >= low && at < high + (high - low) + LEAST); // marks far away would flatten the line
  const reach = Math.max(high, ...near.map(({ at }) => at));
  const spare = Math.max(0, LEAST - (reach - low)) / 2;
  const [top, bottom] = [reach + spare, low - spare];
  const now = Date.now();
  const x = (time) => round(WIDTH * (1 - (now - time) / DAY));
  const y = (level) => round(MARGIN + (HEIGHT - 2 * MARGIN) * (1 - (level - bottom) / (top - bottom)));
  const line = course.map(([time, level], i) => `${i && time - course[i - 1][0] < PAUSE ? "L" : "M"}${x(time)} ${y(level)}`).join("");
  const [lastTime, last] = course.at(-1);
  return drawing(
    "svg",
    {
      class: "gauge-sparkline",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: "img",
      "aria-label": words.sparkline(formatLevel(low), formatLevel(high)),
    },
    ...near.map(({ severity, at }) => drawing("line", { class: "gauge-mark", "data-severity": severity, x1: 0, x2: WIDTH, y1: y(at), y2: y(at) })),
    drawing("path", { class: "gauge-sparkline-line", d: line }),
    drawing("circle", { class: "gauge-sparkline-end", cx: Math.min(x(lastTime), WIDTH - MARGIN), cy: y(last), r: 3 }),
  );
}

function round(number) {
  return Math.round(number * 10) / 10;
}
