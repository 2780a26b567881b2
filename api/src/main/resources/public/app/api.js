// The platform's REST interface, as far as the page needs it. Fails with an ApiError whose status is 0 when nobody
// answered.

const ROOT = new URL("../api/v1/", import.meta.url);
const PATIENCE = 20_000;
const LIMIT = 10_000;

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }

  /** Whether there is no such thing, so that asking again is no use. */
  get isForGood() {
    return this.status === 404 || this.status === 400;
  }
}

export const liveAddress = new URL("live", ROOT);

export async function fetchMap() {
  return (await get("map", {})).tiles;
}

export async function fetchProperties() {
  return (await get("properties", {})).items;
}

export function fetchDevice(device) {
  return get(`devices/${encodeURIComponent(device)}`, {});
}

export function fetchDatastreams(device) {
  return all("datastreams", { device });
}

/** The latest reading of a property from each device, or only from those at a `place` [latitude, longitude]. */
export async function fetchLatest(property, place) {
  const { features } = await get("latest", place ? { property, bbox: boxAround(place) } : { property });
  return features.map(({ geometry, properties }) => ({
    ...properties,
    time: Date.parse(properties.time),
    position: geometry && [geometry.coordinates[1], geometry.coordinates[0]],
  }));
}

/** What a datastream said between two times, at the interval that the platform finds fit. */
export async function fetchReadings(device, property, from, to, signal) {
  const query = {
    device,
    property,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    interval: "auto",
    limit: LIMIT,
  };
  const first = await get("readings", query, signal);
  const points = [...first.points];
  for (let { next } = first; next;) {
    const page = await get("readings", { ...query, cursor: next }, signal);
    points.push(...page.points);
    next = page.next;
  }
  return { interval: first.interval, unit: first.datastream.unit, points };
}

function boxAround([latitude, longitude]) {
  const near = 0.00005; // five metres
  return [longitude - near, latitude - near, longitude + near, latitude + near].map((side) => side.toFixed(6)).join(",");
}

async function all(path, query) {
  const items = [];
  let next = null;
  do {
    const page = await get(path, { ...query, limit: LIMIT, ...(next ? { cursor: next } : {}) });
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}

async function get(path, query, signal) {
  const address = new URL(path, ROOT);
  address.search = new URLSearchParams(query);
  const patience = AbortSignal.timeout(PATIENCE);
  let response;
  try {
    response = await fetch(address, { signal: signal ? AbortSignal.any([signal, patience]) : patience });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new ApiError(`${path}: ${failure.message}`, 0);
  }
  if (!response.ok) {
    throw new ApiError(`${path}: ${response.status} ${response.statusText}`, response.status);
  }
  return response.json();
}
