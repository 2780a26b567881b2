// Draws a course: a line, the span between minimum and maximum behind it, gaps as gaps, doubtful values marked; and dashed
// what it is compared with. Who draws over it from here to there zooms in.
import { colour, onDusk } from "../page/colours.js";
import { formatClock, formatDay, formatMeasure, formatMoment, formatNumber } from "../page/formats.js";
import { uPlot } from "../page/plots.js";
import { CITY_ZONE } from "../page/zone.js";

const FONT = '12px -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';
const DAY = 86_400;
const [HIGH, LOW, MIDDLE, OTHER] = [1, 2, 3, 5];
const GAPS_STAY = 1; // of uPlot.join: a null of the one course stays a gap where the other has a time of its own
const SHORT = 8; // pixels: a click, and no span

export class Chart {
  #place;
  #readout;
  #zoom;
  #plot = null;
  #other = null;
  #course = null;
  #what = null;

  /** Draws into one place and tells the value under the pointer in another; `zoom` is called with a span in milliseconds. */
  constructor(place, readout, zoom) {
    this.#place = place;
    this.#readout = readout;
    this.#zoom = zoom;
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(place);
    onDusk(() => this.#course && this.show(this.#course, this.#what, this.#other));
  }

  /** Shows the course over `what` = { property, unit, period, ... }, and beside it the course of `other`, if there is one. */
  show(course, what, other = null) {
    this.clear();
    this.#course = course;
    this.#what = what;
    this.#other = other;
    this.#plot = new uPlot(this.#options(), this.#columns(), this.#place);
  }

  /** Draws the same course again up to now. */
  refresh() {
    this.#plot?.setData(this.#columns());
  }

  clear() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#course = null;
    this.#other = null;
    this.#readout.textContent = "";
  }

  /** The span in seconds. */
  #span() {
    return this.#what.period.bounds(Date.now()).map((end) => end / 1000);
  }

  #columns() {
    const own = this.#course.columns(...this.#span());
    if (!this.#other) {
      return own;
    }
    const [times, , , middles] = this.#other.columns(...this.#span());
    return uPlot.join([own.slice(0, OTHER), [times, middles]], own.slice(0, OTHER).map(() => GAPS_STAY));
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
      cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { size: 8 } },
      scales: {
        x: { range: () => this.#span() },
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
        { stroke: colour("chart-other"), width: 1.75, dash: [6, 4], points: { size: 4, fill: colour("chart-other"), filter: lonely } },
      ],
      bands: [{ series: [HIGH, LOW], fill: colour("chart-band") }],
      axes: [this.#timeAxis(), this.#valueAxis()],
      hooks: { setCursor: [(plot) => this.#tell(plot)], setSelect: [(plot) => this.#select(plot)] },
    };
  }

  #select(plot) {
    const { left, width } = plot.select;
    if (width >= SHORT) {
      this.#zoom(plot.posToVal(left, "x") * 1000, plot.posToVal(left + width, "x") * 1000);
    }
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
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
    const spread = (high ?? null) === null ? "" : ` (${measure(low)} – ${measure(high)})`;
    const other = plot.data[OTHER]?.[at] ?? null;
    const beside = other === null ? "" : ` · ${this.#what.otherName}: ${measure(other)}`;
    this.#readout.textContent = `${formatMoment(plot.data[0][at] * 1000)}: ${measure(value)}${spread}${beside}`;
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
