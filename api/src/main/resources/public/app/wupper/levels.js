// Water levels as the people at the river say them: in centimetres, whatever a device tells them in, and what a rise per
// hour is called. The bounds of the words are our own.
import { formatNumber } from "../page/formats.js";
import { words } from "./words.js";

const CENTIMETRES = { cm: 1, mm: 0.1, m: 100 };
const SLOW = 1; // cm per hour; less than that is ripples
const FAST = 10;
const METRES_FROM = 1_000;

/** How many centimetres one of the unit is; 1 for a unit that is no length, which is then said as it is. */
export function centimetresIn(unit) {
  return CENTIMETRES[unit] ?? 1;
}

export function formatLevel(centimetres) {
  return Math.abs(centimetres) >= METRES_FROM
    ? `${formatNumber(centimetres / 100, 2)}\u00a0m`
    : `${formatNumber(centimetres, 0)}\u00a0cm`;
}

export function formatRise(centimetres) {
  const rounded = Math.round(centimetres * 10) / 10;
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "±";
  return `${sign}${formatNumber(Math.abs(rounded), Math.abs(rounded) >= 10 ? 0 : 1)}\u00a0${words.perHour}`;
}

/** One of rising-fast, rising, steady, falling, falling-fast, or unknown. */
export function trendOf(rise) {
  if (rise === null) {
    return "unknown";
  }
  if (Math.abs(rise) < SLOW) {
    return "steady";
  }
  return `${rise > 0 ? "rising" : "falling"}${Math.abs(rise) >= FAST ? "-fast" : ""}`;
}
