// Series of several devices. The platform answers for a hundred at a time.
import { get } from "./api.js";

const AT_ONCE = 100;
const LIMIT = 10_000;

/** The points of each device by its id; `query` says what of them is asked for. */
export async function fetchSeries(devices, query, signal) {
  const series = new Map(devices.map((device) => [device, []]));
  for (let first = 0; first < devices.length; first += AT_ONCE) {
    const asked = { ...query, device: devices.slice(first, first + AT_ONCE).join(","), group: "device", limit: LIMIT };
    let next = null;
    do {
      const page = await get("readings", next ? { ...asked, cursor: next } : asked, signal);
      for (const { datastream, points } of page.series) {
        series.get(datastream.device)?.push(...points);
      }
      next = page.next;
    } while (next);
  }
  return series;
}
