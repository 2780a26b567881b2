// What the room about the weather asks for: the stations with their latest readings, and their last 24 hours.
//
// A station is { device, name, district, readings, rain }: its latest readings by property, and how much rain fell there in
// 24 hours, null if it measures none.
import { fetchLatest, get } from "../data/api.js";
import { isStale } from "../data/fleet.js";
import { askGently } from "../data/gently.js";
import { doubtsIn } from "../data/properties.js";

const HOUR = 3_600_000;
const AT_ONCE = 100; // devices that a question may name
const LIMIT = 10_000;

/** Who measures one of these is a weather station. Others, such as bins, have temperatures that are not the weather's. */
const MAKES_A_STATION = ["relative_humidity", "rainfall", "wind_speed", "wind_direction", "pressure"];

export const SHOWN = ["temperature", ...MAKES_A_STATION, "dew_point", "heat_index"];
const WITH_COURSE = ["temperature", "relative_humidity", "wind_speed", "pressure", "dew_point", "heat_index"];

/** { stations, courses, wettest, asked, all }: courses by property, each a list of { time, value, devices }, hour by hour. */
export async function fetchWeather(signal) {
  const stations = await fetchStations();
  const span = lastDay();
  const measuring = (property) => stations.filter(({ readings }) => readings.has(property)).map(({ device }) => device).sort();
  const courses = new Map();
  await askGently(WITH_COURSE, async (property) => {
    courses.set(property, await fetchMeans(measuring(property), property, span, signal));
  });
  const wet = await fetchRain(measuring("rainfall"), span, signal);
  courses.set("rainfall", wet.course);
  stations.forEach((station) => (station.rain = wet.sums.get(station.device) ?? null));
  const most = Math.max(0, ...SHOWN.map((property) => measuring(property).length));
  return { stations, courses, downpour: wet.downpour, asked: Math.min(most, AT_ONCE), all: most };
}

/** The readings of a property that may be trusted to say how it is now: [station, reading], by value. */
export function currentOf(stations, property) {
  return stations
    .map((station) => [station, station.readings.get(property)])
    .filter(([, reading]) => reading && !isStale(reading, Date.now()) && !doubtsIn(reading.quality))
    .sort(([, a], [, b]) => a.value - b.value);
}

async function fetchStations() {
  const stations = new Map();
  const answers = await askGently(SHOWN, fetchLatest);
  const weather = new Set(SHOWN.flatMap((property, i) => (MAKES_A_STATION.includes(property) ? answers[i].map(({ device }) => device) : [])));
  for (const { device, name, district, ...reading } of answers.flat()) {
    if (weather.has(device)) {
      if (!stations.has(device)) {
        stations.set(device, { device, name, district, readings: new Map(), rain: null });
      }
      stations.get(device).readings.set(reading.property, reading);
    }
  }
  return [...stations.values()];
}

/** The 24 hours that are over. */
function lastDay() {
  const to = Math.floor(Date.now() / HOUR) * HOUR;
  return { from: new Date(to - 24 * HOUR).toISOString(), to: new Date(to).toISOString() };
}

async function fetchMeans(devices, property, span, signal) {
  if (devices.length === 0) {
    return [];
  }
  const device = devices.slice(0, AT_ONCE).join(",");
  const answer = await get("readings", { device, property, ...span, interval: "1h", spatial: "mean" }, signal);
  return answer.points.map((point) => ({ time: Date.parse(point.time), value: point.mean, devices: point.devices }));
}

/** How much rain fell: the sum at each device, the mean over them by hour, and the most in an hour at one of them. */
async function fetchRain(devices, span, signal) {
  if (devices.length === 0) {
    return { course: [], sums: new Map(), downpour: null };
  }
  const question = { device: devices.slice(0, AT_ONCE).join(","), property: "rainfall", ...span, interval: "1h", aggregate: "sum" };
  const course = await get("readings", { ...question, spatial: "mean" }, signal);
  const { series } = await get("readings", { ...question, group: "device", limit: LIMIT }, signal);
  const hours = series.flatMap(({ datastream, points }) => points.map(({ sum }) => ({ device: datastream.device, sum: sum ?? 0 })));
  const sums = new Map();
  hours.forEach(({ device, sum }) => sums.set(device, (sums.get(device) ?? 0) + sum));
  return {
    course: course.points.map(({ time, sum, devices: n }) => ({ time: Date.parse(time), value: sum, devices: n })),
    sums,
    downpour: hours.reduce((most, hour) => (most === null || hour.sum > most.sum ? hour : most), null),
  };
}
