// Says in words whether the page hears the sensors, and since when not.
import { reach } from "../data/reach.js";
import { formatAge, formatMoment } from "./formats.js";
import { words } from "./language.js";

export class Connection {
  #place;
  #live;

  constructor(place, live) {
    this.#place = place;
    this.#live = live;
    live.addEventListener("state", () => this.show());
    reach.addEventListener("away", () => this.show());
    reach.addEventListener("back", () => this.show());
    this.show();
  }

  show() {
    const state = reach.away ? "lost" : this.#live.state;
    const { newest } = reach;
    const text =
      state !== "lost"
        ? words[state]
        : newest === null
          ? words.lost()
          : words.lost(formatMoment(newest), formatAge(newest, Date.now()));
    if (this.#place.textContent !== text) {
      this.#place.textContent = text;
      this.#place.dataset.state = state;
      document.documentElement.dataset.connection = state;
    }
  }
}
