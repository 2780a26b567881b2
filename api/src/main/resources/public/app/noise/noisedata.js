// The levels of all devices that measure sound, as the platform averages them: nothing is averaged here.
//
// A place is { device, name, district, levels }, its levels null or what /api/v1/noise says.
import { fetchLatest, get } from "../data/api.js";
import { askGently } from "../data/gently.js";
import { CITY_ZONE } from "../page/zone.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const DAYS = { week: 7, month: 30, year: 365 };

/** The places, the loudest first. */
export async function fetchPlaces(range, signal) {
  const devices = await fetchLatest("sound_level");
  const districts = [...new Set(devices.map(({ district }) => district).filter(Boolean))];
  const alone = devices.filter(({ district }) => !district).map(({ device }) => device);
  const questions = [...districts.map((district) => ({ district })), ...alone.map((device) => ({ device }))];
  const answers = await askGently(questions, (whose) => get("noise", { ...whose, ...spanOf(range) }, signal));
  const levels = new Map(answers.flatMap(({ items }) => items).map((item) => [item.device, item]));
  return devices
    .map(({ device, name, district }) => ({ device, name, district, levels: levels.get(device) ?? null }))
    .sort((a, b) => levelOf(b, "lDen") - levelOf(a, "lDen"));
}

/** The mean levels at a device over the range, hour by hour, of a year day by day: { time, value } and their length. */
export async function fetchCourse(device, range, signal) {
  const long = range === "year";
  const { from, to } = spanOf(range);
  const query = { device, property: "sound_level", from, to, interval: long ? "1d" : "1h", aggregate: "mean", limit: 1000 };
  const { points } = await get("readings", long ? { ...query, tz: CITY_ZONE } : query, signal);
  return {
    length: long ? DAY : HOUR,
    from: Date.parse(from),
    to: Date.parse(to),
    points: points.filter(({ mean }) => mean !== null && mean !== undefined).map(({ time, mean }) => ({ time: Date.parse(time), value: mean })),
  };
}

/** So many whole days fit between these. */
export function spanOf(range) {
  const to = Date.now();
  return { from: new Date(to - (DAYS[range] + 1) * DAY).toISOString(), to: new Date(to).toISOString() };
}

/** The level, or one below all others. */
export function levelOf({ levels }, which) {
  return levels?.[which] ?? -1;
}

/** The share of the hours that were measured. */
export function measuredShare({ day, evening, night }) {
  const sum = (key) => day[key] + evening[key] + night[key];
  return sum("expectedHours") === 0 ? 0 : sum("hours") / sum("expectedHours");
}
