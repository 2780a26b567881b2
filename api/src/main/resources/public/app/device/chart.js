// Draws a course: a line, the span between minimum and maximum behind it, gaps as gaps, doubtful values marked.
import { colour, onDusk } from "../page/colours.js";
import { CITY_ZONE, formatClock, formatDay, formatMeasure, formatMoment, formatNumber } from "../page/formats.js";
import { uPlot } from "../page/libraries.js";

const FONT = '12px -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';
const DAY = 86_400;
const [HIGH, LOW, MIDDLE, DOUBTFUL] = [1, 2, 3, 4];

export class Chart {
  #place;
  #readout;
  #plot = null;
  #course = null;
  #what = null;

  /** Draws into one place and tells the value under the pointer in another. */
  constructor(place, readout) {
    this.#place = place;
    this.#readout = readout;
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(place);
    onDusk(() => this.#course && this.show(this.#course, this.#what));
  }

  /** Shows the course; `what` is { property, unit, span } with the span in seconds up to now. */
  show(course, what) {
    this.clear();
    this.#course = course;
    this.#what = what;
    this.#plot = new uPlot(this.#options(), course.columns(this.#from()), this.#place);
  }

  /** Draws the same course again up to now. */
  refresh() {
    this.#plot?.setData(this.#course.columns(this.#from()));
  }

  clear() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#course = null;
    this.#readout.textContent = "";
  }

  #from() {
    return Date.now() / 1000 - this.#what.span;
  }

  #size() {
    return { width: this.#place.clientWidth, height: this.#place.clientHeight };
  }

  #options() {
    const line = colour("chart-line");
    const invisible = { stroke: "transparent", width: 0, points: { show: false } };
    return {
      ...this.#size(),
      padding: [10, 12, 0, 0],
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), CITY_ZONE),
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
      scales: {
        x: { range: () => [this.#from(), Date.now() / 1000] },
        y: { range: (plot, low, high) => this.#roomFor(low, high) },
      },
      series: [
        {},
        invisible,
        invisible,
        { stroke: line, width: 2, points: { size: 5, fill: line, filter: lonely } },
        {
          stroke: colour("chart-doubt"),
          width: 0,
          paths: () => null,
          points: { show: true, size: 9, width: 2, fill: colour("surface") },
        },
      ],
      bands: [{ series: [HIGH, LOW], fill: colour("chart-band") }],
      axes: [this.#timeAxis(), this.#valueAxis()],
      hooks: { setCursor: [(plot) => this.#tell(plot)] },
    };
  }

  #roomFor(low, high) {
    if (low === null || high === null) {
      return [0, 1];
    }
    const { domain, leastHeight } = this.#what;
    if (domain && low >= domain[0] && high <= domain[1] && domain[1] === 100) {
      return domain; // percent
    }
    const missing = Math.max(0, (leastHeight ?? 0) - (high - low)) / 2;
    const margin = Math.max((high - low) * 0.08, missing, Math.abs(high) * 1e-6);
    const bottom = low >= 0 && low - margin < 0 ? 0 : low - margin;
    return [bottom, high + margin];
  }

  #axis() {
    return {
      font: FONT,
      stroke: colour("ink-soft"),
      grid: { stroke: colour("chart-grid"), width: 1 },
      ticks: { show: false },
    };
  }

  #timeAxis() {
    return {
      ...this.#axis(),
      size: 28,
      gap: 6,
      space: 62,
      values: (plot, splits, axis, space, step) =>
        splits.map((seconds) => {
          const time = seconds * 1000;
          return step >= DAY || isMidnight(time) ? formatDay(time) : formatClock(time);
        }),
    };
  }

  #valueAxis() {
    return {
      ...this.#axis(),
      gap: 6,
      size: (plot, values) => 14 + 7 * Math.max(2, ...(values ?? []).map((text) => text.length)),
      values: (plot, splits, axis, space, step) => {
        const digits = [0, 1, 2, 3, 4, 5].find((n) => isWhole(step * 10 ** n)) ?? 6;
        return splits.map((value) => formatNumber(value, digits));
      },
    };
  }

  #tell(plot) {
    const at = plot.cursor.idx;
    const value = at === null || at === undefined ? null : plot.data[MIDDLE][at];
    if (value === null || value === undefined) {
      this.#readout.textContent = "";
      return;
    }
    const { property, unit } = this.#what;
    const [high, low] = [plot.data[HIGH][at], plot.data[LOW][at]];
    const measure = (number) => formatMeasure(number, property, unit);
    const spread = high === null ? "" : ` (${measure(low)} – ${measure(high)})`;
    this.#readout.textContent = `${formatMoment(plot.data[0][at] * 1000)}: ${measure(value)}${spread}`;
  }
}

function isWhole(number) {
  return Math.abs(number - Math.round(number)) < 1e-6 * number;
}

function isMidnight(time) {
  return /^(00|24|12):00( AM)?$/.test(formatClock(time)) && uPlot.tzDate(new Date(time), CITY_ZONE).getHours() === 0;
}

/** The points that no line reaches. */
function lonely(plot, series, shown) {
  if (shown) {
    return null;
  }
  const values = plot.data[series];
  const alone = [];
  values.forEach((value, i) => {
    if (value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null) {
      alone.push(i);
    }
  });
  return alone.length ? alone : null;
}
