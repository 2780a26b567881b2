// An answer of the platform that is asked for again and again. While there is no answer what was known before is kept.
//
// Events: "changed" with a new answer, "failed" with an ApiError as detail.
const RETRY = 5_000;

export class Watched extends EventTarget {
  #ask;
  #every;
  #timer = 0;
  #asked = new AbortController();
  #running = false;

  value = null;
  at = null; // when it was answered, in milliseconds

  /** `ask` gets a signal that says when nobody wants its answer any more. */
  constructor(ask, every) {
    super();
    this.#ask = ask;
    this.#every = every;
  }

  start() {
    this.#running = true;
    this.refresh();
  }

  stop() {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#asked.abort();
  }

  /** Asks at once. Forgets what was known if another question is asked from now on. */
  async refresh({ forget = false } = {}) {
    if (!this.#running) {
      return;
    }
    clearTimeout(this.#timer);
    this.#asked.abort();
    if (forget) {
      this.value = null;
      this.at = null;
    }
    const asked = new AbortController();
    this.#asked = asked;
    let wait = this.#every;
    try {
      const value = await this.#ask(asked.signal);
      if (asked.signal.aborted) {
        return;
      }
      this.value = value;
      this.at = Date.now();
      this.dispatchEvent(new Event("changed"));
    } catch (failure) {
      if (asked.signal.aborted) {
        return;
      }
      console.warn(failure.message);
      wait = failure.isForGood ? this.#every : RETRY;
      this.dispatchEvent(new CustomEvent("failed", { detail: failure }));
    }
    this.#timer = setTimeout(() => this.refresh(), wait);
  }
}
