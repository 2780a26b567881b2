// What a gauge said over a while, as columns for a chart: readings as they came, or mean, minimum and maximum of each interval.
// New readings are added at the end. Levels in centimetres, times in seconds, as uPlot wants them.
import { get } from "../data/api.js";
import { CITY_ZONE } from "../page/zone.js";

const LIMIT = 10_000;
const LENGTHS = { "15m": 900, "1h": 3_600, "1d": 86_400 };
const LEAST_PAUSE = 120;

/** All points of a question with pages: of readings and of rises. */
export async function fetchPoints(path, query, signal) {
  const points = [];
  let next = null;
  let first = null;
  do {
    const page = await get(path, { ...query, limit: LIMIT, ...(next ? { cursor: next } : {}) }, signal);
    first ??= page;
    points.push(...page.points);
    next = page.next;
  } while (next);
  return { ...first, points };
}

export class LevelCourse {
  #points; // { at, middle, low, high }
  #pause;

  aggregated;

  static async fetch(gauge, from, factor, signal) {
    const query = { device: gauge.device, property: "water_level", from: new Date(from).toISOString(), interval: "auto", tz: CITY_ZONE };
    return new LevelCourse(await fetchPoints("readings", query, signal), factor);
  }

  constructor({ interval, points }, factor) {
    this.aggregated = interval !== "raw";
    const scaled = (value) => (value === null || value === undefined ? null : value * factor);
    this.#points = points
      .map(({ time, value, quality, mean, min, max }) => ({
        at: Date.parse(time) / 1000,
        middle: this.aggregated ? scaled(mean) : quality === "good" ? scaled(value) : null,
        low: scaled(min),
        high: scaled(max),
      }))
      .filter(({ middle }) => middle !== null);
    this.#pause = this.aggregated ? 1.5 * (LENGTHS[interval] ?? Infinity) : usualPause(this.#points);
  }

  /** Adds a level of the live stream. */
  hear(time, level) {
    const at = time / 1000;
    if (at > (this.#points.at(-1)?.at ?? 0)) {
      this.#points.push({ at, middle: level, low: null, high: null });
    }
  }

  /** Times, highs, lows and middles since then; a gap has a point of nothing in it. */
  columns(since) {
    const columns = [[], [], [], []];
    const add = (...cells) => cells.forEach((cell, i) => columns[i].push(cell));
    const points = this.#points.filter(({ at }) => at >= since);
    points.forEach(({ at, high, low, middle }, i) => {
      const before = points[i - 1];
      if (before && at - before.at > this.#pause) {
        add((before.at + at) / 2, null, null, null);
      }
      add(at, high, low, middle);
    });
    return columns;
  }
}

/** From when on silence is a gap: two and a half times the usual distance. */
function usualPause(points) {
  const distances = points.slice(1).map(({ at }, i) => at - points[i].at);
  distances.sort((a, b) => a - b);
  return Math.max(2.5 * (distances[Math.floor(distances.length / 2)] ?? 0), LEAST_PAUSE);
}
