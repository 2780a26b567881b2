// Says in words whether the page hears the sensors, and since when not.
import { formatAge, formatMoment } from "./formats.js";
import { words } from "./language.js";

export class Connection {
  #place;
  #live;
  #fleet;

  constructor(place, live, fleet) {
    this.#place = place;
    this.#live = live;
    this.#fleet = fleet;
    live.addEventListener("state", () => this.show());
    fleet.addEventListener("away", () => this.show());
    fleet.addEventListener("back", () => this.show());
    this.show();
  }

  show() {
    const state = this.#fleet.away ? "lost" : this.#live.state;
    const newest = this.#fleet.newest();
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
