// A waste bin as the platform tells it, and how soon it needs emptying: by the days of the city.
import { daysLater, startOfDay } from "../page/citydays.js";

export const URGENCIES = ["today", "tomorrow", "later", "unknown"];

const SILENT_AFTER = 24 * 3_600_000;

export class Bin {
  /** `told` is an item of /api/v1/bins. */
  constructor(told) {
    Object.assign(this, told);
    for (const time of ["time", "emptiedAt", "needsEmptyingBy", "earliest", "latest"]) {
      this[time] = told[time] ? Date.parse(told[time]) : null;
    }
    this.position = told.location ? [told.location.latitude, told.location.longitude] : null;
  }

  get full() {
    return this.level !== null && this.level >= this.threshold;
  }

  /** Whether nothing can be said of when it will be full. */
  get unknown() {
    return this.needsEmptyingBy === null && !this.full && this.perDay === null;
  }

  urgency(now) {
    if (this.unknown) {
      return "unknown";
    }
    const by = this.full ? now : this.needsEmptyingBy;
    const today = startOfDay(now);
    if (by === null || by >= daysLater(today, 2)) {
      return "later";
    }
    return by < daysLater(today, 1) ? "today" : "tomorrow";
  }

  silent(now) {
    return this.time === null || now - this.time > SILENT_AFTER;
  }
}

/** The most urgent first: full ones by level, the others by when they will be full, those without forecast last. */
export function moreUrgent(a, b) {
  const rank = ({ full, needsEmptyingBy, unknown }) => (full ? 0 : needsEmptyingBy !== null ? 1 : unknown ? 3 : 2);
  return (
    rank(a) - rank(b) ||
    (a.full ? b.level - a.level : 0) ||
    (a.needsEmptyingBy ?? 0) - (b.needsEmptyingBy ?? 0) ||
    (b.level ?? -1) - (a.level ?? -1)
  );
}
