// Value to colour. The colours are viridis: even to the eye, and readable with any colour vision.

const VIRIDIS = [
  [68, 1, 84], [72, 36, 117], [65, 68, 135], [53, 95, 141], [42, 120, 142], [33, 145, 140],
  [34, 168, 132], [68, 191, 112], [122, 209, 81], [189, 223, 38], [253, 231, 37],
];

/** The colour at a place between 0 and 1. */
export function colourAt(place) {
  const at = Math.min(Math.max(place, 0), 1) * (VIRIDIS.length - 1);
  const low = Math.min(Math.floor(at), VIRIDIS.length - 2);
  const mixed = VIRIDIS[low].map((from, i) => Math.round(from + (at - low) * (VIRIDIS[low + 1][i] - from)));
  return `rgb(${mixed.join(" ")})`;
}

export class Scale {
  /** From the lowest to the highest colour; values beyond have the colour of the end. */
  constructor(low, high) {
    this.low = low;
    this.high = high;
  }

  /** A scale for these values: the property's own domain, else one that fits all but the wildest of them. */
  static for(values, { domain, span }) {
    if (domain) {
      return new Scale(...domain);
    }
    if (values.length === 0) {
      return new Scale(0, span);
    }
    const sorted = [...values].sort((a, b) => a - b);
    const quantile = (part) => sorted[Math.round(part * (sorted.length - 1))];
    const reach = Math.max(quantile(0.95) - quantile(0.05), span / 2);
    let low = Math.max(sorted[0], quantile(0.05) - reach);
    let high = Math.min(sorted.at(-1), quantile(0.95) + reach);
    if (high - low < span) {
      const middle = (low + high) / 2;
      const allPositive = low >= 0;
      [low, high] = [middle - span / 2, middle + span / 2];
      if (allPositive && low < 0) {
        [low, high] = [0, span];
      }
    }
    const step = niceStep((high - low) / 4);
    return new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step);
  }

  colour(value) {
    return colourAt((value - this.low) / (this.high - this.low));
  }

  equals(other) {
    return this.low === other.low && this.high === other.high;
  }

  covers(value) {
    return value >= this.low && value <= this.high;
  }

  /** Round numbers from end to end. */
  ticks() {
    const count = [4, 5, 3].find((n) => isRound((this.high - this.low) / n)) ?? 4;
    return Array.from({ length: count + 1 }, (_, i) => this.low + ((this.high - this.low) * i) / count);
  }
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999);
}

function isRound(step) {
  const digits = step / 10 ** Math.floor(Math.log10(step));
  return [1, 2, 2.5, 5].some((nice) => Math.abs(digits - nice) < 1e-6);
}
