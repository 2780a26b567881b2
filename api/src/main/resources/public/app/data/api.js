// The platform's REST interface, as far as the page needs it. Fails with an ApiError whose status is 0 when nobody
// answered.
import { CITY_ZONE } from "../page/zone.js";
import { reach } from "./reach.js";

const ROOT = new URL("../../api/v1/", import.meta.url);
const PATIENCE = 20_000;
const LIMIT = 10_000;

let key = null;
let keyRefused = () => {};

/** From now on who asks is whoever has this key; null for nobody. */
export function useKey(text) {
  key = text;
}

/** Hears when the platform does not know that key any more. */
export function onKeyRefused(listener) {
  keyRefused = listener;
}

export class ApiError extends Error {
  /** `problem` is the platform's own account of what is wrong (RFC 9457), if it gave one. */
  constructor(message, status, problem = null) {
    super(message);
    this.status = status;
    this.problem = problem;
  }

  /** Whether there is no such thing, so that asking again is no use. */
  get isForGood() {
    return this.status === 404 || this.status === 400;
  }
}

export const liveAddress = new URL("live", ROOT);

export async function fetchMap() {
  return (await get("map")).tiles;
}

export async function fetchProperties() {
  return (await get("properties")).items;
}

export function fetchDevice(device) {
  return get(`devices/${encodeURIComponent(device)}`);
}

export function fetchDatastreams(device) {
  return all("datastreams", { device, limit: LIMIT });
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

/** The question for what a datastream said between two times, at the interval that the platform finds fit unless one is given. */
export function courseQuery({ device, property, from, to, interval = "auto", compare }) {
  const query = { device, property, from: new Date(from).toISOString(), to: new Date(to).toISOString(), interval, tz: CITY_ZONE };
  return compare ? { ...query, compare } : query;
}

/** The answer to such a question: { interval, unit, points }. */
export async function fetchCourse(question, signal) {
  const query = { ...courseQuery(question), limit: LIMIT };
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

/** Who the owner of a key is: { id, name, role, ... }. */
export function fetchCaller(text) {
  return send("GET", "me", { headers: { "X-API-Key": text } });
}

/** What stands at a path below /api/v1. */
export function get(path, query = {}, signal = undefined) {
  return send("GET", path, { query, signal });
}

/** All items of a list, however many pages it has; at most `most`. */
export async function all(path, query = {}, { signal, most = Infinity } = {}) {
  const items = [];
  let next = null;
  do {
    const page = await get(path, { ...query, ...(next ? { cursor: next } : {}) }, signal);
    items.push(...page.items);
    next = page.next;
  } while (next && items.length < most);
  return items;
}

/** Has something done; null if the platform answers nothing. */
export function act(method, path, body = undefined, query = {}) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  return send(method, path, { query, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}

/** The address of a file or a question, for people to take along. */
export function addressFor(path, query) {
  const address = new URL(path, ROOT);
  address.search = new URLSearchParams(query);
  return address;
}

async function send(method, path, { query = {}, headers = {}, body, signal }) {
  const patience = AbortSignal.timeout(PATIENCE);
  const asked = "X-API-Key" in headers ? null : key;
  let response;
  try {
    response = await fetch(addressFor(path, query), {
      method,
      body,
      headers: { ...(asked ? { "X-API-Key": asked } : {}), ...headers },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    reach.failed();
    throw new ApiError(`${path}: ${failure.message}`, 0);
  }
  if (response.status >= 500) {
    reach.failed();
  } else {
    reach.answered();
  }
  if (response.status === 401 && asked !== null && asked === key) {
    keyRefused();
  }
  if (!response.ok) {
    const problem = await problemIn(response);
    throw new ApiError(problem?.detail ?? problem?.title ?? `${path}: ${response.status} ${response.statusText}`, response.status, problem);
  }
  return response.status === 204 || response.headers.get("Content-Length") === "0" ? null : response.json();
}

async function problemIn(response) {
  try {
    return await response.json();
  } catch {
    return null; // not of the platform, but of something before it
  }
}
