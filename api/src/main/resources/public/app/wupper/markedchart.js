// Draws the course of a level or of its rise: a line, the span between minimum and maximum behind it, and the warning marks
// across, each in its own dashes with its name on it.
import { colour, onDusk } from "../page/colours.js";
import { formatClock, formatDay, formatMoment, formatNumber } from "../page/formats.js";
import { uPlot } from "../page/plots.js";
import { CITY_ZONE } from "../page/zone.js";
import { words } from "./words.js";

const FONT = '12px -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';
const DASHES = { info: [2, 4], warning: [8, 5], critical: [] };
const DAY = 86_400;

export class MarkedChart {
  #place;
  #readout;
  #plot = null;
  #drawn = null;

  /** Draws into one place and tells the value under the pointer in another. */
  constructor(place, readout) {
    this.#place = place;
    this.#readout = readout;
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(place);
    onDusk(() => this.#drawn && this.show(this.#drawn));
  }

  /**
   * Shows `columns` (seconds, highs, lows, middles) of the last `span` seconds; `format` says a value, `least` is the smallest
   * height in centimetres, `zero` draws the line at zero.
   */
  show(drawn) {
    this.clear();
    this.#drawn = drawn;
    this.#plot = new uPlot(this.#options(), drawn.columns, this.#place);
  }

  clear() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#drawn = null;
    this.#readout.textContent = "";
  }

  #size() {
    return { width: this.#place.clientWidth, height: this.#place.clientHeight };
  }

  #options() {
    const line = colour("water-line");
    const bound = { stroke: "transparent", width: 0, points: { show: false } };
    const axis = { font: FONT, stroke: colour("ink-soft"), grid: { stroke: colour("chart-grid"), width: 1 }, ticks: { show: false }, gap: 6 };
    return {
      ...this.#size(),
      padding: [14, 12, 0, 0],
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), CITY_ZONE),
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
      scales: {
        x: { range: () => [Date.now() / 1000 - this.#drawn.span, Date.now() / 1000] },
        y: { range: (plot, low, high) => this.#roomFor(low, high) },
      },
      series: [{}, bound, bound, { stroke: line, width: 2, points: { show: false } }],
      bands: [{ series: [1, 2], fill: colour("water-band") }],
      axes: [
        {
          ...axis,
          size: 28,
          space: 62,
          values: (plot, splits, at, space, step) => splits.map((seconds) => (step >= DAY ? formatDay : timeOrDay)(seconds * 1000)),
        },
        { ...axis, size: 52, values: (plot, splits, at, space, step) => splits.map((value) => formatNumber(value, step < 1 ? 1 : 0)) },
      ],
      hooks: { draw: [(plot) => this.#drawMarks(plot)], setCursor: [(plot) => this.#tell(plot)] },
    };
  }

  /** Room for the values, the marks that they have reached, and the next one above. */
  #roomFor(low, high) {
    const { marks, least, zero } = this.#drawn;
    if (low === null || high === null) {
      return [0, least];
    }
    const next = marks.find(({ at }) => at > high);
    const top = Math.max(high, next?.at ?? high, zero ? 0 : high);
    const bottom = zero ? Math.min(low, 0) : low;
    const missing = Math.max(0, least - (top - bottom)) / 2;
    const margin = Math.max((top - bottom) * 0.1, missing);
    return [!zero && bottom >= 0 && bottom - margin < 0 ? 0 : bottom - margin, top + margin];
  }

  #drawMarks(plot) {
    const { ctx: context, bbox } = plot;
    const ratio = devicePixelRatio;
    const draw = (at, stroke, dashes, width, text) => {
      const y = plot.valToPos(at, "y", true);
      if (y < bbox.top || y > bbox.top + bbox.height) {
        return;
      }
      context.strokeStyle = stroke;
      context.lineWidth = width * ratio;
      context.setLineDash(dashes.map((length) => length * ratio));
      context.beginPath();
      context.moveTo(bbox.left, y);
      context.lineTo(bbox.left + bbox.width, y);
      context.stroke();
      if (text) {
        context.font = FONT.replace("12px", `600 ${12 * ratio}px`);
        context.textBaseline = "bottom";
        context.textAlign = "left";
        context.lineWidth = 4 * ratio;
        context.setLineDash([]);
        context.strokeStyle = colour("surface");
        context.strokeText(text, bbox.left + 6 * ratio, y - 2 * ratio);
        context.fillStyle = stroke;
        context.fillText(text, bbox.left + 6 * ratio, y - 2 * ratio);
      }
    };
    context.save();
    if (this.#drawn.zero) {
      draw(0, colour("line-strong"), [], 1);
    }
    for (const { severity, at } of this.#drawn.marks) {
      draw(at, colour(`severe-${severity}`), DASHES[severity], 1.75, words.markAt(words.severities[severity], this.#drawn.format(at)));
    }
    context.restore();
  }

  #tell(plot) {
    const at = plot.cursor.idx;
    const value = plot.data[3][at ?? -1] ?? null;
    this.#readout.textContent = value === null ? "" : `${formatMoment(plot.data[0][at] * 1000)}: ${this.#drawn.format(value)}`;
  }
}

function timeOrDay(time) {
  return uPlot.tzDate(new Date(time), CITY_ZONE).getHours() === 0 ? formatDay(time) : formatClock(time);
}
