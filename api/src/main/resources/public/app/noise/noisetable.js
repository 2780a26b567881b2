// The devices that measure sound, by how loud it was.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatShare } from "../page/formats.js";
import { locale } from "../page/language.js";
import { Table } from "../page/table.js";
import { levelCell } from "./levels.js";
import { levelOf, measuredShare } from "./noisedata.js";
import { words } from "./words.js";

export class NoiseTable {
  #options = {};
  #chosen = null;
  #table = new Table({
    caption: words.tableTitle,
    key: ({ device }) => device,
    order: 1,
    empty: words.noDevices,
    columns: [
      { name: words.station, cell: (place) => this.#link(place), compare: (a, b) => a.name.localeCompare(b.name, locale) },
      this.#level(words.den, "lDen"),
      this.#level(words.day, "lDay"),
      this.#level(words.evening, "lEvening"),
      this.#level(words.night, "lNight"),
      {
        name: words.measured,
        cell: ({ levels }) => (levels ? words.ofHours(formatShare(measuredShare(levels))) : "–"),
        compare: (a, b) => share(a) - share(b),
        number: true,
        down: true,
      },
    ],
  });

  element = this.#table.element;

  show(places, chosen, options) {
    this.#chosen = chosen;
    this.#options = options;
    this.#table.show(places);
  }

  #level(name, which) {
    return {
      name,
      cell: ({ levels }) => levelCell(levels?.[which] ?? null, which),
      compare: (a, b) => levelOf(a, which) - levelOf(b, which),
      down: true,
    };
  }

  #link({ device, name, district }) {
    const href = addressOf({ room: "noise", parts: [device], options: this.#options });
    return element(
      "span",
      { class: "station" },
      element("a", { class: "station-link", href, dir: "auto", "aria-current": device === this.#chosen ? "true" : null }, name),
      district ? element("span", { class: "station-in" }, district) : null,
    );
  }
}

const share = ({ levels }) => (levels ? measuredShare(levels) : -1);
