// The devices that measure the chosen property, each with its latest value.
//
// A station is { device, name, district, position, property, unit, time, value, quality }; time in milliseconds,
// position [latitude, longitude] or null. Events: "changed" when the stations are others, "heard" with the stations
// that have a new value, at most four times a second, "away" whenever the platform did not answer.
import { fetchLatest } from "./api.js";
import { reach } from "./reach.js";

const OLD = 3 * 3_600_000;
const LOOK_AGAIN = 5 * 60_000;
const RETRY = 5_000;
const GATHER = 250;

export function isStale(station, now) {
  return now - station.time > OLD;
}

export class Fleet extends EventTarget {
  #timer = 0;
  #asked = 0;
  #heard = new Set();

  property = null;
  stations = new Map();
  loaded = false;

  /** Shows another property. */
  choose(property) {
    this.property = property;
    this.stations = new Map();
    this.loaded = false;
    this.refresh();
  }

  /** Asks for the latest values, now and then again from time to time. */
  async refresh() {
    if (this.property === null) {
      return;
    }
    clearTimeout(this.#timer);
    const question = ++this.#asked;
    let wait = LOOK_AGAIN;
    try {
      const stations = await fetchLatest(this.property);
      if (question !== this.#asked) {
        return;
      }
      this.#take(stations);
    } catch (failure) {
      if (question !== this.#asked) {
        return;
      }
      console.warn(failure.message);
      wait = RETRY;
      this.dispatchEvent(new Event("away"));
    }
    this.#timer = setTimeout(() => this.refresh(), wait);
  }

  /** Takes a reading from the live stream. */
  hear(reading) {
    if (reading.property !== this.property || !this.loaded) {
      return;
    }
    const station = this.stations.get(reading.device);
    if (!station) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.refresh(), 1_000); // somebody new: its name and place come with the others'
      return;
    }
    if (reading.time < station.time) {
      return;
    }
    Object.assign(station, { time: reading.time, value: reading.value, quality: reading.quality });
    if (this.#heard.size === 0) {
      setTimeout(() => {
        const heard = [...this.#heard];
        this.#heard.clear();
        this.dispatchEvent(new CustomEvent("heard", { detail: heard }));
      }, GATHER);
    }
    this.#heard.add(station);
  }

  #take(stations) {
    for (const station of stations) {
      const before = this.stations.get(station.device);
      if (before && before.time > station.time) {
        Object.assign(station, { time: before.time, value: before.value, quality: before.quality });
      }
    }
    this.stations = new Map(stations.map((station) => [station.device, station]));
    this.loaded = true;
    stations.forEach(({ time }) => reach.measured(time));
    this.dispatchEvent(new Event("changed"));
  }
}
