// What became of a message to a recipient, until it is delivered or given up.
import { get } from "../../data/api.js";
import { Watched } from "../../data/watched.js";
import { element } from "../../page/elements.js";
import { formatMoment } from "../../page/formats.js";
import { words } from "./words.js";

const EVERY = 1_500;

export class Delivery {
  #id = null;
  #watched = new Watched((signal) => get(`deliveries/${encodeURIComponent(this.#id)}`, {}, signal), EVERY);

  element = element("p", { class: "delivery", role: "status", hidden: true });

  constructor() {
    this.#watched.addEventListener("changed", () => this.#show(this.#watched.value));
  }

  /** Follows a delivery that the API has answered. */
  follow(delivery) {
    this.#watched.stop();
    this.#id = delivery.id;
    this.#show(delivery);
    this.#watched.start();
  }

  #show({ state, attempts, lastError, nextAttempt }) {
    const text = {
      delivered: words.delivered,
      failed: words.givenUp(attempts),
      waiting: lastError && nextAttempt ? words.tryingAgain(attempts, formatMoment(Date.parse(nextAttempt))) : words.waits,
    }[state];
    this.element.hidden = false;
    if (state !== "waiting" || this.element.offsetParent === null) {
      this.#watched.stop(); // it is settled, or nobody is looking any more
    }
    this.element.dataset.state = state;
    if (this.element.dataset.said !== text + lastError) {
      this.element.dataset.said = text + lastError;
      this.element.replaceChildren(text, ...(lastError ? [" ", element("span", { lang: "en", dir: "auto" }, lastError)] : []));
    }
  }
}
