// How much of what was to be measured in the last 24 whole hours came, by property.
import { all } from "../data/api.js";
import { aboutProperty, compareProperties } from "../data/properties.js";
import { fetchSeries } from "../data/several.js";

const HOUR = 3_600_000;
const HOURS = 24;

/**
 * Items { property, devices, hourly, hours, completeness, told }: shares from 0 to 1, completeness that of the `told` devices
 * of which is known how often they speak, null if there are none.
 */
export async function fetchCoverage(signal) {
  const to = Math.floor(Date.now() / HOUR) * HOUR;
  const from = to - HOURS * HOUR;
  const datastreams = await all("datastreams", { limit: 10_000 }, { signal });
  const byProperty = Map.groupBy(datastreams, ({ property }) => property);
  const leading = [...byProperty.keys()].filter((property) => aboutProperty(property).leading).sort(compareProperties);
  const shown = leading.length ? leading : [...byProperty.keys()].sort(compareProperties);
  const coverage = [];
  for (const property of shown) { // one after the other: the platform has other things to do
    const devices = [...new Set(byProperty.get(property).map(({ device }) => device))];
    const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    const series = await fetchSeries(devices, { property, interval: "1h", aggregate: "completeness", ...span }, signal);
    coverage.push({ property, devices: devices.length, ...sumOf([...series.values()], from) });
  }
  return coverage;
}

function sumOf(series, from) {
  const heard = Array(HOURS).fill(0);
  const complete = [];
  for (const points of series) {
    const hours = new Set(points.map(({ time }) => Math.floor((Date.parse(time) - from) / HOUR)));
    hours.forEach((hour) => heard[hour]++);
    if (points.some(({ completeness }) => completeness !== null)) {
      complete.push(points.reduce((sum, { completeness }) => sum + Math.min(completeness ?? 0, 1), 0) / HOURS);
    }
  }
  const hourly = heard.map((count) => (series.length ? count / series.length : 0));
  return { from, hourly, hours: mean(hourly), completeness: complete.length ? mean(complete) : null, told: complete.length };
}

function mean(numbers) {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}
