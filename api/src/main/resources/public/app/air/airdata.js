// The air-quality index as the room needs it: which definitions there are, and the hours of districts.
//
// An hour is { time, class, label, decisive, pollutants, devices, complete } as the platform tells it, its time in
// milliseconds.
import { get } from "../data/api.js";
import { askGently } from "../data/gently.js";
import { fetchDistricts } from "../data/ground.js";

const INDEX = "uba-lqi";
const HOUR = 3_600_000;
const CURRENT_FOR = 3 * HOUR;

export const SPANS = { day: 24 * HOUR, week: 7 * 24 * HOUR };

/** The definitions by version, the newest last. */
export async function fetchDefinitions(signal) {
  const { items } = await get("indices", {}, signal);
  return items.filter(({ id }) => id === INDEX).sort((a, b) => a.version.localeCompare(b.version));
}

/** The hours of a district in the last `span`. */
export async function fetchHours(district, version, span, signal) {
  const { items } = await get(`indices/${INDEX}`, query(district, version, span), signal);
  return items.map((item) => ({ ...item, time: Date.parse(item.time) }));
}

/** What fetchHours asks, for people to take along. */
export function query(district, version, span) {
  const to = Math.floor(Date.now() / HOUR) * HOUR;
  return { district, version, from: new Date(to - span).toISOString(), to: new Date(to).toISOString() };
}

/** Each district with the hours of the last day: { name, hours, now }, where now is its latest hour unless that is old. */
export async function fetchDay(version, signal) {
  const names = await fetchDistricts();
  return askGently(names, async (name) => {
    const hours = await fetchHours(name, version, SPANS.day, signal);
    return { name, hours, now: currentOf(hours) };
  });
}

/** The latest of the hours, or null if it is over for more than three hours. */
export function currentOf(hours) {
  const last = hours.at(-1);
  return last && Date.now() - (last.time + HOUR) < CURRENT_FOR ? last : null;
}
