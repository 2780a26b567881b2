// Shares and sizes as people write them.
import { locale } from "../page/language.js";

const LEAST = 0.001;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });

export const formatCount = (count) => whole.format(count);

/** A share of all; what is not all of it is never rounded up to all. */
export function formatShare(share) {
  if (share > 0 && share < LEAST) {
    return `< ${percent.format(LEAST)}`;
  }
  return percent.format(share < 1 ? Math.min(share, 0.999) : share);
}

export function formatBytes(bytes) {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[step], maximumFractionDigits: step > 2 ? 1 : 0 }).format(bytes / 1000 ** step);
}
