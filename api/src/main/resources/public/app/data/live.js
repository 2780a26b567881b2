// The stream of new readings. Opens again by itself when it breaks or falls silent, and rests while nobody looks at the
// page.
//
// Events: "reading" with the reading as detail; "state", see `state`.
import { listen } from "./api.js";

const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
const REST_AFTER = 60_000;
const LOOK_AFTER = 10_000;
const LONGEST_SILENCE = 45_000; // three of the platform's comments

export class Live extends EventTarget {
  /** What ends the present connection; null while it rests. */
  #connection = null;

  #heardAt = 0;
  #wait = SHORTEST_WAIT;
  #timer = 0;
  #rest = 0;

  /** connecting, live, or lost. */
  state = "connecting";

  start() {
    this.#open();
    document.addEventListener("visibilitychange", () => this.#mind());
    setInterval(() => this.#look(), LOOK_AFTER);
  }

  /** Begins again, as whoever is signed in now. */
  restart() {
    if (this.#connection !== null) {
      this.#become("connecting");
      this.#open();
    }
  }

  async #open() {
    clearTimeout(this.#timer);
    this.#connection?.abort();
    const connection = new AbortController();
    this.#connection = connection;
    this.#heardAt = Date.now();
    try {
      for await (const events of listen("live", connection.signal)) {
        this.#heardAt = Date.now();
        this.#wait = SHORTEST_WAIT;
        this.#become("live");
        events.filter(({ type }) => type === "reading").forEach(({ data }) => this.#tell(data));
      }
    } catch (failure) {
      if (!connection.signal.aborted) {
        console.warn(failure.message);
      }
    }
    if (!connection.signal.aborted) {
      this.#become("lost");
      this.#timer = setTimeout(() => this.#open(), this.#wait);
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
    }
  }

  #tell(data) {
    const reading = JSON.parse(data);
    reading.time = Date.parse(reading.time);
    this.dispatchEvent(new CustomEvent("reading", { detail: reading }));
  }

  /** A connection may be gone without a word: nobody tells a browser that has lost its network, or slept. */
  #look() {
    if (this.#connection !== null && Date.now() - this.#heardAt > LONGEST_SILENCE) {
      this.#become("lost");
      this.#open();
    }
  }

  #mind() {
    if (!document.hidden) {
      clearTimeout(this.#rest);
      if (this.#connection === null) {
        this.#open();
      }
    } else {
      this.#rest = setTimeout(() => this.#pause(), REST_AFTER);
    }
  }

  #pause() {
    clearTimeout(this.#timer);
    this.#connection?.abort();
    this.#connection = null;
    this.#become("connecting");
  }

  #become(state) {
    if (this.state !== state) {
      this.state = state;
      this.dispatchEvent(new Event("state"));
    }
  }
}
