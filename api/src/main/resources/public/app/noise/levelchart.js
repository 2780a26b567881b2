// The course of the mean levels at a device; nights are shaded as long as they can be told apart.
import { colour, onDusk } from "../page/colours.js";
import { cityTime, formatClock, formatDay, formatMoment, formatMonth } from "../page/formats.js";
import { uPlot } from "../page/plots.js";
import { CITY_ZONE } from "../page/zone.js";
import { levelText } from "./levels.js";

const FONT = '12px -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NIGHTS_UP_TO = 8 * DAY;
const MONTH = 28 * 86_400; // in seconds, as the axis counts
const ROOM = 4; // dB above and below

export class LevelChart {
  #frame;
  #readout;
  #plot = null;
  #course = null;

  /** Draws into one place and tells the level under the pointer in another. */
  constructor(frame, readout) {
    this.#frame = frame;
    this.#readout = readout;
    new ResizeObserver(() => this.#fit()).observe(frame);
    onDusk(() => this.#draw());
  }

  /** Draws a course as fetchCourse gives it; null for none. */
  show(course) {
    this.#course = course;
    this.#draw();
  }

  #fit() {
    if (this.#plot && this.#frame.clientWidth) {
      this.#plot.setSize(this.#size());
    } else {
      this.#draw();
    }
  }

  #size() {
    return { width: this.#frame.clientWidth, height: this.#frame.clientHeight };
  }

  #draw() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#readout.textContent = "";
    if (this.#course?.points.length && this.#frame.clientWidth) {
      this.#plot = new uPlot(this.#options(), this.#columns(), this.#frame);
    }
  }

  /** Hours without a value are gaps. */
  #columns() {
    const { points, length } = this.#course;
    const columns = [[], []];
    points.forEach(({ time, value }, i) => {
      if (i && time - points[i - 1].time > 1.5 * length) {
        columns[0].push((points[i - 1].time + length) / 1000);
        columns[1].push(null);
      }
      columns[0].push(time / 1000);
      columns[1].push(value);
    });
    return columns;
  }

  #options() {
    const { from, to } = this.#course;
    const line = colour("chart-line");
    const axis = { font: FONT, stroke: colour("ink-soft"), grid: { stroke: colour("chart-grid"), width: 1 }, ticks: { show: false } };
    return {
      ...this.#size(),
      padding: [10, 12, 0, 0],
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), CITY_ZONE),
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
      scales: { x: { range: () => [from / 1000, to / 1000] }, y: { range: (plot, low, high) => [low - ROOM, high + ROOM] } },
      series: [{}, { stroke: line, width: 2, points: { size: 4, fill: line, filter: lonely } }],
      axes: [
        { ...axis, size: 28, gap: 6, space: 62, values: (plot, splits, at, room, step) => splits.map((seconds) => timeText(seconds * 1000, step)) },
        { ...axis, gap: 6, size: 36, values: (plot, splits) => splits.map((value) => String(value)) },
      ],
      hooks: { drawClear: [(plot) => this.#shadeNights(plot)], setCursor: [(plot) => this.#tell(plot)] },
    };
  }

  #shadeNights(plot) {
    const { from, to } = this.#course;
    if (to - from > NIGHTS_UP_TO + DAY) {
      return;
    }
    plot.ctx.fillStyle = colour("chart-night");
    const { left, width, top, height } = plot.bbox;
    for (let time = Math.floor(from / HOUR) * HOUR; time < to; time += HOUR) {
      const { hour } = cityTime(time);
      if (hour >= 22 || hour < 6) {
        const x = Math.max(left, plot.valToPos(time / 1000, "x", true));
        const end = Math.min(left + width, plot.valToPos((time + HOUR) / 1000, "x", true));
        plot.ctx.fillRect(Math.floor(x), top, Math.max(0, Math.floor(end) - Math.floor(x)), height);
      }
    }
  }

  #tell(plot) {
    const at = plot.cursor.idx;
    const value = plot.data[1][at] ?? null;
    this.#readout.textContent = value === null ? "" : `${this.#timeOf(plot.data[0][at] * 1000)}: ${levelText(value)}`;
  }

  #timeOf(time) {
    return this.#course.length === DAY ? formatDay(time) : formatMoment(time);
  }
}

function timeText(time, step) {
  if (step >= MONTH) {
    return formatMonth(time);
  }
  return cityTime(time).hour === 0 ? formatDay(time) : formatClock(time);
}

/** The points that no line reaches. */
function lonely(plot, series) {
  const values = plot.data[series];
  const isAlone = (i) => values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
  return [...values.keys()].filter(isAlone);
}
