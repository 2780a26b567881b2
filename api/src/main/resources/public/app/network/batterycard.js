// The batteries that will be empty first.
import { element } from "../page/elements.js";
import { formatAge, formatMeasure } from "../page/formats.js";
import { locale } from "../page/language.js";
import { Table } from "../page/table.js";
import { card, deviceLink } from "./cards.js";
import { words } from "./words.js";

const MOST = 10;

export class BatteryCard {
  #sentence = element("p");
  #table = new Table({
    caption: words.battery,
    key: ({ device }) => device,
    order: 1,
    empty: "",
    columns: [
      { name: words.device, cell: ({ device, name, property }) => deviceLink(device, name, property), compare: (a, b) => a.name.localeCompare(b.name, locale) },
      { name: words.charge, cell: ({ value, property, unit }) => formatMeasure(value, property, unit), compare: (a, b) => a.rest - b.rest, number: true },
      { name: words.state, cell: state, compare: (a, b) => Number(b.low) - Number(a.low) },
      { name: words.heard, cell: ({ time }) => formatAge(time, Date.now()), compare: (a, b) => a.time - b.time },
    ],
  });

  element = card(words.battery, this.#sentence, this.#table.element);

  show(batteries) {
    const low = batteries.filter((battery) => battery.low);
    this.#sentence.textContent =
      batteries.length === 0 ? words.batteryNone : low.length ? words.batterySome(low.length, batteries.length) : words.batteryFine(batteries.length);
    this.#table.element.hidden = batteries.length === 0;
    this.#table.show(batteries.slice(0, Math.max(MOST, low.length)));
  }
}

function state({ low }) {
  return element("span", { class: "battery-state", "data-state": low ? "bad" : "good" }, low ? `⚠ ${words.low}` : words.enough);
}
