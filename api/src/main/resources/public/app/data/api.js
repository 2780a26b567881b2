// The platform's REST interface, as far as the page needs it. Fails with an ApiError whose status is 0 when nobody
// answered.
import { CITY_ZONE } from "../page/zone.js";
import { eventsIn } from "./eventstream.js";
import { reach } from "./reach.js";

const ROOT = new URL("../../api/v1/", import.meta.url);
const PATIENCE = 20_000;
const LIMIT = 10_000;

let credential = null;
let refused = () => {};

/** From now on who asks is whoever these headers say; null for nobody. */
export function useCredential(headers) {
  credential = headers;
}

/** Hears when the platform does not know that credential any more. */
export function onRefused(listener) {
  refused = listener;
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

/** Whom these headers name: { id, name, role, ... }. */
export function fetchCaller(headers) {
  return send("GET", "me", { as: headers });
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

/**
 * Hears a stream until the signal ends it, or the platform does. Gives an empty list once the platform has answered, and then,
 * whenever it says something, the events in it: { type, data } each, and maybe none.
 */
export async function* listen(path, signal) {
  const response = await ask("GET", path, { headers: { Accept: "text/event-stream" }, signal });
  yield [];
  yield* eventsIn(response.body);
}

/** The address of a file or a question, for people to take along. */
export function addressFor(path, query) {
  const address = new URL(path, ROOT);
  address.search = new URLSearchParams(query);
  return address;
}

async function send(method, path, { signal, ...rest }) {
  const patience = AbortSignal.timeout(PATIENCE);
  const response = await ask(method, path, { ...rest, signal: signal ? AbortSignal.any([signal, patience]) : patience }, signal);
  return response.status === 204 || response.headers.get("Content-Length") === "0" ? null : hear(path, response.json(), signal);
}

/** The answer, if it is a good one. Whoever asks may have given up, which `givenUp` says, and then nobody is to blame. */
async function ask(method, path, { query = {}, headers = {}, body, signal, as = credential }, givenUp = signal) {
  const request = fetch(addressFor(path, query), { method, body, headers: { ...as, ...headers }, signal });
  const response = await hear(path, request, givenUp);
  if (response.status >= 500) {
    reach.failed();
  } else {
    reach.answered();
  }
  if (response.status === 401 && as !== null && as === credential) {
    refused();
  }
  if (!response.ok) {
    const problem = await problemIn(response);
    throw new ApiError(problem?.detail ?? problem?.title ?? `${path}: ${response.status} ${response.statusText}`, response.status, problem);
  }
  return response;
}

/** What the platform is about to say. If it breaks off, nobody answered. */
async function hear(path, said, givenUp) {
  try {
    return await said;
  } catch (failure) {
    if (givenUp?.aborted) {
      throw failure;
    }
    reach.failed();
    throw new ApiError(`${path}: ${failure.message}`, 0);
  }
}

async function problemIn(response) {
  try {
    return await response.json();
  } catch {
    return null; // not of the platform, but of something before it
  }
}
