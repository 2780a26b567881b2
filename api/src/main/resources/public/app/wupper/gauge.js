// A gauge: a device that measures the water's level, with what is known of it. Times in milliseconds, levels in centimetres.
import { isStale } from "../data/fleet.js";
import { doubtsIn } from "../data/properties.js";
import { centimetresIn, trendOf } from "./levels.js";
import { marksOf, reached } from "./marks.js";
import { worst } from "./severity.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const FAR = 1e6;

export class Gauge {
  #factor;
  #course = []; // [time, level], the last 24 hours

  marks = []; // of the level
  riseMarks = [];
  alerts = [];
  rise = null; // cm per hour

  /** `station` as the fleet has it; `kilometre` along the river, null where nobody knows where it stands. */
  constructor(station, kilometre) {
    Object.assign(this, station);
    this.kilometre = kilometre;
    this.#factor = centimetresIn(station.unit);
  }

  get level() {
    return this.value * this.#factor;
  }

  get trend() {
    return this.silent ? "unknown" : trendOf(this.rise);
  }

  get silent() {
    return isStale(this, Date.now());
  }

  get doubtful() {
    return doubtsIn(this.quality) !== null;
  }

  /** critical, warning or info by alert or mark; else silent or good. */
  get state() {
    const byMark = this.silent || this.doubtful ? null : reached(this.marks, this.level);
    const severities = [...this.alerts.map(({ severity }) => severity), byMark].filter(Boolean);
    return worst(severities) ?? (this.silent ? "silent" : "good");
  }

  /** Readings of the last day as [time, level], the gauge's latest at the end. */
  get course() {
    const since = Date.now() - DAY;
    return this.#course.filter(([time]) => time >= since);
  }

  /** The level at a time of the last day, or null if there was none in the hour before. */
  levelAt(time) {
    const latest = this.#course.findLast(([at]) => at <= time);
    return latest && time - latest[0] < HOUR ? latest[1] : null;
  }

  /** The level a day ago, or null. */
  get levelBefore() {
    const first = this.#course[0];
    return first && first[0] < Date.now() - DAY + HOUR ? first[1] : null;
  }

  takeCourse(points) {
    this.#course = points
      .filter(({ mean }) => mean !== null && mean !== undefined)
      .map(({ time, mean }) => [Date.parse(time), mean * this.#factor]);
    if (!this.doubtful && this.time > (this.#course.at(-1)?.[0] ?? 0)) {
      this.#course.push([this.time, this.level]);
    }
  }

  /** Takes what the rises of the last hours say; those older than that are none. */
  takeRises(points) {
    const latest = points.at(-1);
    this.rise = latest ? latest.value * this.#factor : null;
  }

  /** `rules` is null where the reader may not see them. */
  takeRules(rules) {
    this.marks = marksOf(this, rules ?? [], "level");
    this.riseMarks = marksOf(this, rules ?? [], "rise");
  }

  takeAlerts(alerts) {
    this.alerts = alerts.filter(({ device }) => device === this.device);
  }

  /** Whether the reading is newer than what was known. */
  hear({ time, value, quality }) {
    if (time < this.time) {
      return false;
    }
    Object.assign(this, { time, value, quality });
    if (!this.doubtful) {
      this.#course.push([time, this.level]);
    }
    return true;
  }
}

/** Going downstream; gauges of which nobody knows where they stand come last, by name. */
export function downstream(a, b) {
  return (a.kilometre ?? FAR) - (b.kilometre ?? FAR) || a.name.localeCompare(b.name);
}
