// Days as the city has them, wherever the browser is.
import { CITY_ZONE } from "../../page/zone.js";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: CITY_ZONE,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  hourCycle: "h23",
});

/** The moment at which a day, "2027-03-31", is over in the city, for the API. */
export function endOfDay(day) {
  const midnight = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  const guess = midnight - ahead(midnight);
  return new Date(midnight - ahead(guess)).toISOString();
}

/** By how much the city's clocks are ahead of UTC then. */
function ahead(time) {
  const at = Object.fromEntries(parts.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - time;
}
