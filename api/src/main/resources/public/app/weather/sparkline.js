// A day's course in small: a line, or columns for amounts; hours without a value stay empty.
import { colour, onDusk } from "../page/colours.js";
import { element } from "../page/elements.js";
import { uPlot } from "../page/plots.js";
import { words } from "./words.js";

const HOUR = 3600;
const HOURS = 24;
const WIDE = 0.7;

export class Sparkline {
  #frame = element("div", { class: "spark", role: "img" });
  #columns;
  #leastHeight;
  #plot = null;
  #points = [];
  #drawing = 0;

  element;

  /** `columns` draws amounts; `leastHeight` is the span of values that the picture shows at least. */
  constructor({ columns = false, leastHeight = 1 }) {
    this.#columns = columns;
    this.#leastHeight = leastHeight;
    this.element = element(
      "div",
      { class: "spark-part" },
      this.#frame,
      element("div", { class: "spark-clock", "aria-hidden": "true" }, element("span", {}, words.ago), element("span", {}, words.now)),
    );
    new ResizeObserver(() => this.#fit()).observe(this.#frame);
    onDusk(() => this.#drawSoon());
  }

  /** Draws points { time, value } of the last 24 hours; `label` says them in words. */
  show(points, label) {
    this.#points = points;
    this.#frame.setAttribute("aria-label", label);
    this.#drawSoon();
  }

  #fit() {
    const { clientWidth: width, clientHeight: height } = this.#frame;
    if (this.#plot && width) {
      this.#plot.setSize({ width, height });
    } else {
      this.#drawSoon();
    }
  }

  /** Draws when all that is beside it stands too: how high it may be depends on that. */
  #drawSoon() {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#draw();
    });
  }

  #draw() {
    this.#plot?.destroy();
    this.#plot = null;
    const { clientWidth: width, clientHeight: height } = this.#frame;
    if (width && this.#points.length) {
      this.#plot = new uPlot(this.#options(width, height), this.#data(), this.#frame);
    }
  }

  #data() {
    const start = Math.floor(Date.now() / 1000 / HOUR) * HOUR - HOURS * HOUR;
    const known = new Map(this.#points.map(({ time, value }) => [time / 1000, value]));
    const times = Array.from({ length: HOURS }, (_, i) => start + i * HOUR);
    return [times, times.map((time) => known.get(time) ?? null)];
  }

  #options(width, height) {
    const line = colour("chart-line");
    const drawn = this.#columns
      ? { paths: uPlot.paths.bars({ size: [WIDE, Infinity] }), fill: line, width: 0, points: { show: false } }
      : { fill: colour("chart-band"), fillTo: (plot) => plot.scales.y.min, width: 2, spanGaps: false, points: { size: 4, fill: line, filter: lonely } };
    return {
      width,
      height,
      padding: [4, 4, 2, 4],
      legend: { show: false },
      cursor: { show: false },
      axes: [{ show: false }, { show: false }],
      scales: { x: { range: (plot, first, last) => [first - HOUR / 2, last + HOUR / 2] }, y: { range: (plot, low, high) => this.#range(low, high) } },
      series: [{}, { stroke: line, ...drawn }],
    };
  }

  #range(low, high) {
    if (low === null) {
      return [0, 1];
    }
    if (this.#columns) {
      return [0, Math.max(high, this.#leastHeight)];
    }
    const missing = Math.max(0, this.#leastHeight - (high - low)) / 2;
    return [low - missing, high + missing];
  }
}

/** The points that no line reaches. */
function lonely(plot, series) {
  const values = plot.data[series];
  const isAlone = (i) => values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
  return [...values.keys()].filter(isAlone);
}
