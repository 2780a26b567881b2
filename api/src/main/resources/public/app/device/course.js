// What a datastream said over a while, as columns for a chart: readings as they came, or the mean, minimum and maximum
// of each interval. New readings are added at the end. Times are in seconds, as uPlot wants them.

import { uPlot } from "../page/plots.js";
import { CITY_ZONE } from "../page/zone.js";

const DAY = 86_400;
const CLOCKS_CHANGE = 3_600;
const LENGTHS = { "15m": 900, "1h": 3600, "1d": 86_400 };

export class Course {
  #length;
  #points;

  constructor({ interval, points }) {
    this.interval = interval;
    this.aggregated = interval !== "raw";
    this.#length = LENGTHS[interval] ?? null;
    this.#points = points.map((point) => ({ ...point, at: Date.parse(point.time) / 1000 })).sort((a, b) => a.at - b.at);
  }

  /** Adds a reading of the live stream. */
  hear({ time, value, quality }) {
    const at = time / 1000;
    const doubtful = quality && quality !== "good";
    const last = this.#points.at(-1);
    if (!this.aggregated) {
      const known = this.#points.findLastIndex((point) => point.at <= at);
      const replaces = this.#points[known]?.at === at ? 1 : 0;
      this.#points.splice(known + 1 - replaces, replaces, { at, value, quality });
    } else if (this.#length && (!last || at >= last.at)) {
      const start = this.#start(at, last);
      const point = last?.at === start ? last : { at: start, mean: null, min: null, max: null, count: 0, flagged: 0 };
      if (point !== last) {
        this.#points.push(point);
      }
      include(point, value, doubtful);
    }
  }

  /** When the window begins in which a time lies. */
  #start(at, last) {
    if (this.#length !== DAY) {
      return Math.floor(at / this.#length) * this.#length;
    }
    const clock = uPlot.tzDate(new Date(at * 1000), CITY_ZONE);
    const midnight = Math.floor(at) - (clock.getHours() * 3600 + clock.getMinutes() * 60 + clock.getSeconds());
    return last && Math.abs(midnight - last.at) <= CLOCKS_CHANGE ? last.at : midnight; // clocks may have changed since midnight
  }

  /** { at, middle, low, high, doubtful, before } of each point in between; middle is null where only doubtful values are. */
  between(from, to) {
    return this.#points
      .filter(({ at }) => at >= from && at <= to)
      .map((point) =>
        this.aggregated
          ? {
              at: point.at,
              middle: point.mean ?? null,
              low: point.min ?? null,
              high: point.max ?? null,
              doubtful: point.flagged > 0,
              before: point.compared?.mean ?? null,
            }
          : {
              at: point.at,
              middle: point.value,
              low: null,
              high: null,
              doubtful: Boolean(point.quality) && point.quality !== "good",
              before: null,
            },
      );
  }

  /** The points in between as columns: times, highs, lows, middles, doubtful ones, those before; null where nothing was said. */
  columns(from, to) {
    const points = this.between(from, to);
    const pause = this.#pause(points);
    const columns = [[], [], [], [], [], []];
    const add = (...cells) => cells.forEach((cell, i) => columns[i].push(cell));
    points.forEach((point, i) => {
      const last = points[i - 1];
      if (last && point.at - last.at > pause) {
        add((last.at + point.at) / 2, null, null, null, null, null);
      }
      const doubtfulValue = point.doubtful ? (point.middle ?? last?.middle ?? null) : null;
      add(point.at, point.high, point.low, point.middle, doubtfulValue, point.before);
    });
    return columns;
  }

  /** From when on silence is a gap, in seconds: two and a half times the usual distance. */
  #pause(points) {
    if (this.#length) {
      return 1.5 * this.#length;
    }
    const distances = points.slice(1).map((point, i) => point.at - points[i].at);
    distances.sort((a, b) => a - b);
    return Math.max(2.5 * (distances[Math.floor(distances.length / 2)] ?? 0), 120);
  }
}

function include(point, value, doubtful) {
  if (doubtful) {
    point.flagged = (point.flagged ?? 0) + 1;
    return;
  }
  const count = point.count ?? 0;
  point.mean = ((point.mean ?? 0) * count + value) / (count + 1);
  point.min = Math.min(point.min ?? value, value);
  point.max = Math.max(point.max ?? value, value);
  point.count = count + 1;
}
