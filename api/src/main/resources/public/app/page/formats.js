// Numbers, times and ages as the reader's language writes them; times in the city's own time zone.
import { locale } from "./language.js";
import { aboutProperty, unitName } from "../data/properties.js";
import { CITY_ZONE } from "./zone.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map();
function numberFormat(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(locale, options));
  }
  return formats.get(key);
}

const date = (options) => new Intl.DateTimeFormat(locale, { timeZone: CITY_ZONE, ...options });
const clock = date({ hour: "2-digit", minute: "2-digit" });
const moment = date({ weekday: "short", day: "numeric", month: "numeric", hour: "2-digit", minute: "2-digit" });
const exact = date({ dateStyle: "long", timeStyle: "medium" });
const weekday = date({ weekday: "short", day: "numeric" });
const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const lists = new Intl.ListFormat(locale, { style: "long", type: "conjunction" });
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: CITY_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  hourCycle: "h23",
});
const month = date({ month: "short", year: "numeric" });
const exactDay = date({ weekday: "short", day: "numeric", month: "long", year: "numeric" });
const ages = new Intl.RelativeTimeFormat(locale, { style: "short", numeric: "auto" });

export function formatNumber(value, digits) {
  if (value !== 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-4)) {
    return numberFormat({ notation: "scientific", maximumSignificantDigits: 3 }).format(value);
  }
  return numberFormat(
    digits === undefined
      ? { maximumFractionDigits: Math.abs(value) < 1 ? 4 : 2 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits },
  ).format(value + 0);
}

/** The value of a property without its unit. */
export function formatValue(value, property) {
  return formatNumber(value, aboutProperty(property).digits);
}

/** The value with its unit. */
export function formatMeasure(value, property, unit) {
  const name = unitName(unit);
  return `${formatValue(value, property)}${name === "" || name === "°" ? name : `\u00a0${name}`}`;
}

export const formatClock = (time) => clock.format(time);
export const formatMoment = (time) => moment.format(time);
export const formatExact = (time) => exact.format(time);
export const formatMonth = (time) => month.format(time);
export const formatExactDay = (time) => exactDay.format(time);
export const formatDay = (time) => weekday.format(time);

/** A share of one: "85 %"; little is not nothing. */
export const formatShare = (share) => (share > 0 && share < 0.01 ? `< ${percents.format(0.01)}` : percents.format(share));

/** "Barmen, Elberfeld und Ronsdorf". */
export const formatList = (texts) => lists.format(texts);

/** "02:00–03:00": the hour that begins then. */
export const formatHour = (time) => `${formatClock(time)}–${formatClock(time + HOUR)}`;

/** The day in the city, as a text that sorts, the hour of that day, and the year: { day: "2026-11-29", hour: 3, year: 2026 }. */
export function cityTime(time) {
  const { year, month, day, hour } = Object.fromEntries(parts.formatToParts(time).map(({ type, value }) => [type, value]));
  return { day: `${year}-${month}-${day}`, hour: Number(hour), year: Number(year) };
}

/** How long ago: "vor 3 Min.". */
export function formatAge(time, now) {
  const ago = time - now;
  const size = Math.abs(ago);
  if (size < MINUTE) {
    return ages.format(0, "second");
  }
  if (size < HOUR) {
    return ages.format(Math.trunc(ago / MINUTE), "minute");
  }
  return size < 2 * DAY ? ages.format(Math.trunc(ago / HOUR), "hour") : ages.format(Math.trunc(ago / DAY), "day");
}
