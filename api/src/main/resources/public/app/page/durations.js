// Spans of time as the platform writes them (ISO 8601) and as people say them.
import { locale } from "./language.js";

const UNITS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]];
const CALENDAR = [["year", 1], ["month", 2], ["week", 3], ["day", 4]];

/** Milliseconds of a duration such as P1DT12H or PT10M; null of none, and of one that only the calendar knows. */
export function millisecondsIn(duration) {
  const [, days, hours, minutes, seconds] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration ?? "") ?? [];
  const sum = [days, hours, minutes, seconds].reduce((all, count, i) => all + Number(count ?? 0) * UNITS[i][1], 0);
  return sum || null;
}

/** "10 Min.", in the largest unit that is whole. */
export function formatSpan(milliseconds) {
  const [unit, size] = UNITS.find(([, length]) => milliseconds >= length && milliseconds % length === 0) ?? UNITS.at(-1);
  return inUnit(milliseconds / size, unit, "short");
}

/** A period of the calendar such as P90D or P1Y: "90 Tage". */
export function formatPeriod(period) {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period);
  return parts ? CALENDAR.filter(([, at]) => parts[at]).map(([unit, at]) => inUnit(Number(parts[at]), unit, "long")).join(" ") : period;
}

function inUnit(count, unit, unitDisplay) {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }).format(count);
}
