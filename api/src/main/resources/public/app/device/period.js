// The span of time that a course is shown for: one of a few that end now, or one from here to there. It stands in the
// address as range=week, or as from=...&to=...
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// length: in milliseconds. before: what it is compared with, as the platform has it. interval: of windows that are compared.
const RANGES = {
  day: { length: DAY, before: "P7D" },
  week: { length: 7 * DAY, before: "P7D" },
  month: { length: 30 * DAY, before: "P28D" },
  year: { length: 365 * DAY, before: "P1Y" },
};
const SHORTEST = 5 * 60_000;
const LONGEST = 10 * 365 * DAY;

export class Period {
  static ranges = Object.keys(RANGES);

  /** One that ends now if `range` is given. */
  constructor({ range = null, from = null, to = null }) {
    Object.assign(this, { range, from, to });
  }

  /** What the options of an address say, else the last day. */
  static in(options) {
    const [from, to] = ["from", "to"].map((end) => Date.parse(options.get(end)));
    if (to - from >= SHORTEST && to - from <= LONGEST) {
      return new Period({ from, to });
    }
    return new Period({ range: Object.hasOwn(RANGES, options.get("range") ?? "") ? options.get("range") : "day" });
  }

  /** As the address has it. */
  get options() {
    return this.endsNow
      ? { range: this.range === "day" ? null : this.range }
      : { from: new Date(this.from).toISOString(), to: new Date(this.to).toISOString() };
  }

  get endsNow() {
    return this.range !== null;
  }

  /** Start and end in milliseconds. */
  bounds(now) {
    return this.endsNow ? [now - RANGES[this.range].length, now] : [this.from, this.to];
  }

  get length() {
    return this.endsNow ? RANGES[this.range].length : this.to - this.from;
  }

  /** How long before it what it is compared with was, as the platform writes lengths. */
  get before() {
    return this.#like.before;
  }

  /** How long windows are, to be compared with those before. */
  get comparable() {
    return this.length <= 2 * DAY ? "15m" : this.length <= 62 * DAY ? "1h" : "1d";
  }

  /** Around the same middle, so many times as long. */
  scaled(factor, now) {
    const [from, to] = this.bounds(now);
    const length = Math.min(Math.max((to - from) * factor, SHORTEST), LONGEST);
    const middle = (from + to) / 2;
    const end = Math.min(middle + length / 2, now);
    return new Period({ from: Math.round(end - length), to: Math.round(end) });
  }

  /** Later by that part of its length, or earlier if it is negative; never beyond now. */
  moved(part, now) {
    const [from, to] = this.bounds(now);
    const by = Math.min((to - from) * part, now - to);
    return new Period({ from: Math.round(from + by), to: Math.round(to + by) });
  }

  get #like() {
    return Object.values(RANGES).find(({ length }) => this.length <= length * 1.2) ?? RANGES.year;
  }
}
