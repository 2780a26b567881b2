// The books of the platform. While messages come in its stages are counted a moment apart, so that a difference which does not
// last is none.
import { get } from "../data/api.js";
import { Watched } from "../data/watched.js";

const ASK_AGAIN = 60_000;
const COUNT_AGAIN = 4_000;
const LASTING = 60_000;

export class Accounting extends Watched {
  #openSince = null; // when the difference was seen first

  constructor() {
    super((signal) => get("accounting", {}, signal), ASK_AGAIN);
    this.addEventListener("changed", () => this.#mind());
  }

  /** balanced, settling, or unbalanced if it has not balanced for a minute; unknown before there is an answer. */
  get state() {
    if (this.value === null) {
      return "unknown";
    }
    if (this.#openSince === null) {
      return "balanced";
    }
    return Date.now() - this.#openSince < LASTING ? "settling" : "unbalanced";
  }

  #mind() {
    if (this.value.balance === 0) {
      this.#openSince = null;
      return;
    }
    this.#openSince ??= Date.now();
    setTimeout(() => this.refresh(), COUNT_AGAIN);
  }
}
