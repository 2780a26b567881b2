// All gauges in the order of the river, kept up to date: asked for from time to time, and told by the live stream between.
//
// Events: "changed" when they are others or what is known of them is, at most four times a second.
import { ifAllowed } from "../data/allowed.js";
import { all, fetchLatest, get } from "../data/api.js";
import { reach } from "../data/reach.js";
import { fetchSeries } from "../data/several.js";
import { Watched } from "../data/watched.js";
import { downstream, Gauge } from "./gauge.js";
import { River } from "./river.js";

const PROPERTY = "water_level";
const ASK_AGAIN = 2 * 60_000;
const GATHER = 250;
const CATCH_UP = 4_000; // a reading is in its rises, and its alert is raised, a little later
const HOUR = 3_600_000;

export class Gauges extends EventTarget {
  #river = null;
  #moved = new Set(); // gauges with a new level whose rise is not known yet
  #catchingUp = 0;
  #telling = 0;

  list = [];
  alerts = [];
  marksSeen = true; // whether the reader may see the rules behind the marks
  watched = new Watched((signal) => this.#ask(signal), ASK_AGAIN);

  constructor() {
    super();
    this.watched.addEventListener("changed", () => {
      this.list = this.watched.value;
      this.dispatchEvent(new Event("changed"));
    });
  }

  of(device) {
    return this.list.find((gauge) => gauge.device === device) ?? null;
  }

  start() {
    this.watched.start();
  }

  stop() {
    this.watched.stop();
    clearTimeout(this.#catchingUp);
    this.#catchingUp = 0;
  }

  hear(reading) {
    if (reading.property !== PROPERTY) {
      return;
    }
    const gauge = this.of(reading.device);
    if (gauge?.hear(reading)) {
      this.#moved.add(gauge);
      this.#tell();
    }
    if (gauge || this.watched.value !== null) {
      this.#catchingUp ||= setTimeout(() => this.#catchUp(Boolean(gauge)), CATCH_UP);
    }
  }

  async #ask(signal) {
    this.#river ??= await River.fetch(signal);
    const [stations, rules, alerts] = await Promise.all([fetchLatest(PROPERTY), ifAllowed("analyst", () => all("rules", {}, { signal })), askAlerts(signal)]);
    const gauges = stations.map((station) => new Gauge(station, station.position && this.#river.kilometreOf(station.position)));
    const courses = await askCourses(gauges, signal);
    await Promise.all(gauges.map((gauge) => askRise(gauge, signal)));
    for (const gauge of gauges) {
      reach.measured(gauge.time);
      gauge.takeCourse(courses.get(gauge.device) ?? []);
      gauge.takeRules(rules);
      gauge.takeAlerts(alerts);
    }
    this.marksSeen = rules !== null;
    this.alerts = alerts;
    return gauges.sort(downstream);
  }

  /** Asks for what follows from the new levels; for all gauges if one spoke that was not known. */
  async #catchUp(known) {
    this.#catchingUp = 0;
    if (!known) {
      this.watched.refresh();
      return;
    }
    const moved = [...this.#moved];
    this.#moved.clear();
    try {
      const [alerts] = await Promise.all([askAlerts(), ...moved.map((gauge) => askRise(gauge))]);
      this.alerts = alerts;
      this.list.forEach((gauge) => gauge.takeAlerts(alerts));
      this.#tell();
    } catch (failure) {
      console.warn(failure.message); // asked for with all else before long
    }
  }

  #tell() {
    this.#telling ||= setTimeout(() => {
      this.#telling = 0;
      this.dispatchEvent(new Event("changed"));
    }, GATHER);
  }
}

async function askAlerts(signal) {
  const alerts = await all("alerts", { state: "open" }, { signal });
  return alerts.filter(({ property }) => property === PROPERTY);
}

function askCourses(gauges, signal) {
  const from = new Date(Date.now() - 24 * HOUR).toISOString();
  return fetchSeries(
    gauges.map(({ device }) => device),
    { property: PROPERTY, interval: "15m", aggregate: "mean", from },
    signal,
  );
}

async function askRise(gauge, signal) {
  const from = new Date(Date.now() - 3 * HOUR).toISOString();
  const { points } = await get("rises", { device: gauge.device, property: PROPERTY, per: "PT1H", from }, signal);
  gauge.takeRises(points);
}
