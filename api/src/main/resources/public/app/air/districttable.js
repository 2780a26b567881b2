// The map in words: each district with its class, what decided it, and its last day.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatHour } from "../page/formats.js";
import { locale } from "../page/language.js";
import { Table } from "../page/table.js";
import { chip, nameOf } from "./airclass.js";
import { wholeAmount } from "./amount.js";
import { smallStrip } from "./hourstrip.js";
import { along } from "./pollutants.js";
import { words } from "./words.js";

const WORSE_THAN_NOTHING = -1;

export class DistrictTable {
  #options = {};
  #chosen = null;
  #definition = null;
  #table = new Table({
    caption: words.tableTitle,
    key: ({ name }) => name,
    columns: [
      { name: words.district, cell: (district) => this.#link(district), compare: (a, b) => a.name.localeCompare(b.name, locale) },
      { name: words.air, cell: said, compare: (a, b) => place(a) - place(b), down: true },
      { name: words.decisive, cell: (district) => decisive(district, this.#definition) },
      { name: words.devices, cell: ({ now }) => String(now?.devices ?? 0), compare: (a, b) => devices(a) - devices(b), number: true, down: true },
      { name: words.hour, cell: ({ now }) => (now ? formatHour(now.time) : "–"), number: true },
      { name: words.lastDay, cell: ({ hours }) => (hours.length ? smallStrip(hours) : "–") },
    ],
  });

  element = this.#table.element;

  /** The same as DistrictMap.show, under a definition. */
  show(districts, chosen, options, definition) {
    this.#definition = definition;
    this.#chosen = chosen;
    this.#options = options;
    this.#table.show(districts);
  }

  #link({ name }) {
    const href = addressOf({ room: "air", parts: [name], options: this.#options });
    return element("a", { href, "aria-current": name === this.#chosen ? "true" : null }, name);
  }
}

function said({ now, hours }) {
  return now ? chip(now.class, nameOf(now)) : chip("none", hours.length ? words.noValues : words.noSensors);
}

/** What decided the class: of several pollutants that which is furthest within it. */
function decisive({ now }, definition) {
  if (!now) {
    return "–";
  }
  const reach = (property) => {
    const bounds = definition.pollutants.find((pollutant) => pollutant.property === property)?.upperBounds;
    return bounds ? along(now.pollutants[property].value, bounds) : 0;
  };
  const [first, ...others] = [...now.decisive].sort((a, b) => reach(b) - reach(a));
  return element(
    "span",
    { class: "air-decisive" },
    element("span", {}, `${words.short[first] ?? first} ${wholeAmount(now.pollutants[first].value, "ug/m3")}`),
    others.length ? element("span", { class: "aside" }, words.andOthers(others.map((property) => words.short[property] ?? property))) : null,
  );
}

const place = ({ now }) => now?.class ?? WORSE_THAN_NOTHING;
const devices = ({ now }) => now?.devices ?? 0;
