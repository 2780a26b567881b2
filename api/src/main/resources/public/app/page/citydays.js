// The days of the city, from midnight to midnight by its own clocks, whatever zone the reader is in.
import { CITY_ZONE } from "./zone.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: CITY_ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** The midnight with which the day of that time began. */
export function startOfDay(time) {
  const start = time - sinceMidnight(time);
  const off = sinceMidnight(start); // not null where the clocks were changed since
  return off < DAY / 2 ? start - off : start + (DAY - off);
}

/** The next midnight but `days - 1`. */
export function daysLater(start, days) {
  return startOfDay(start + days * DAY + DAY / 2);
}

/** The hour of the day, 0 to 23. */
export function hourOf(time) {
  return Math.floor(sinceMidnight(time) / HOUR);
}

function sinceMidnight(time) {
  const [hours, minutes, seconds] = clock.format(time).split(":").map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + (((time % 1000) + 1000) % 1000);
}
