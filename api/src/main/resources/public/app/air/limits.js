// Limit values in words, and how what was measured of a year stands to them.
import { aboutProperty } from "../data/properties.js";
import { wholeAmount } from "./amount.js";
import { words } from "./words.js";

/** "Stundenmittel über 200 µg/m³". */
export function aboveText({ period, threshold, unit }) {
  return words.above(words.periods[period] ?? period, wholeAmount(threshold, unit));
}

export function pollutantName({ property }) {
  return aboutProperty(property).name;
}

/** Whether it is the mean that may not be above, and not how often one is. */
export function isOfTheMean({ allowed }) {
  return allowed === 0;
}

/** How the year stands so far: "0 von 18 erlaubten". */
export function standing(item) {
  const { count, allowed, exceeded, greatest, threshold, unit, period } = item;
  if (period === "year") {
    const mean = greatest === null ? "–" : wholeAmount(greatest, unit);
    return exceeded ? words.yearMeanAbove(mean, wholeAmount(threshold, unit)) : words.yearMean(mean, wholeAmount(threshold, unit));
  }
  if (allowed === 0) {
    return words.times(count);
  }
  return exceeded ? words.moreThanAllowed(count, allowed) : words.ofAllowed(count, allowed);
}

/** Of the items of one limit value that which stands worst. */
export function worstOf(items) {
  return items.reduce((worst, item) => (isWorse(item, worst) ? item : worst));
}

function isWorse(item, other) {
  return item.count !== other.count ? item.count > other.count : (item.greatest ?? -1) > (other.greatest ?? -1);
}
