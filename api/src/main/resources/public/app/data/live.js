// The stream of new readings. Opens again by itself when it breaks, and rests while nobody looks at the page.
//
// Events: "reading" with the reading as detail; "state", see `state`.

const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
const REST_AFTER = 60_000;

export class Live extends EventTarget {
  #address;
  #source = null;
  #wait = SHORTEST_WAIT;
  #timer = 0;

  /** connecting, live, or lost. */
  state = "connecting";

  constructor(address) {
    super();
    this.#address = address;
  }

  start() {
    this.#open();
    document.addEventListener("visibilitychange", () => this.#mind());
  }

  #open() {
    clearTimeout(this.#timer);
    this.#source?.close();
    const source = new EventSource(this.#address);
    source.addEventListener("open", () => {
      this.#wait = SHORTEST_WAIT;
      this.#become("live");
    });
    source.addEventListener("reading", (event) => this.#hear(event.data));
    source.addEventListener("error", () => {
      source.close(); // the browser would not come back after an answer such as 503, so this does
      this.#become("lost");
      this.#timer = setTimeout(() => this.#open(), this.#wait);
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
    });
    this.#source = source;
  }

  #hear(data) {
    const reading = JSON.parse(data);
    reading.time = Date.parse(reading.time);
    this.dispatchEvent(new CustomEvent("reading", { detail: reading }));
  }

  #mind() {
    clearTimeout(this.#timer);
    if (document.hidden) {
      this.#timer = setTimeout(() => {
        this.#source.close();
        this.#become("connecting");
      }, REST_AFTER);
    } else if (this.#source.readyState === EventSource.CLOSED) {
      this.#open();
    }
  }

  #become(state) {
    if (this.state !== state) {
      this.state = state;
      this.dispatchEvent(new Event("state"));
    }
  }
}
