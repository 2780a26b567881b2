// Every weather station with what it last measured.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatAge, formatExact, formatMeasure } from "../page/formats.js";
import { locale } from "../page/language.js";
import { Table } from "../page/table.js";
import { isStale } from "../data/fleet.js";
import { aboutProperty, doubtsIn } from "../data/properties.js";
import { arrow, pointOf } from "./wind.js";
import { words } from "./words.js";

export class StationTable {
  #table = new Table({
    caption: words.tableTitle,
    key: ({ device }) => device,
    empty: words.empty,
    columns: [
      { name: words.station, cell: link, compare: (a, b) => a.name.localeCompare(b.name, locale) },
      column("temperature"),
      column("relative_humidity"),
      column("dew_point"),
      { name: words.rainShort, cell: rain, compare: (a, b) => (a.rain ?? -1) - (b.rain ?? -1), number: true, down: true },
      column("wind_speed", words.windSpeed),
      { name: words.direction, cell: direction },
      column("pressure"),
      { name: words.measured, cell: age, compare: (a, b) => newest(b) - newest(a), number: true },
    ],
  });

  element = this.#table.element;

  show(stations) {
    this.#table.show(stations);
  }
}

function column(property, name = aboutProperty(property).name) {
  const value = ({ readings }) => readings.get(property)?.value ?? -Infinity;
  return { name, cell: ({ readings }) => said(readings.get(property)), compare: (a, b) => value(a) - value(b) || 0, number: true, down: true };
}

function said(reading) {
  if (!reading) {
    return "–";
  }
  const text = formatMeasure(reading.value, reading.property, reading.unit);
  return doubtsIn(reading.quality) ? element("span", { title: doubtsIn(reading.quality) }, `${text} (${words.doubtful})`) : text;
}

function rain({ rain: amount }) {
  return amount === null ? "–" : formatMeasure(amount, "rainfall", "mm");
}

function direction({ readings }) {
  const reading = readings.get("wind_direction");
  return reading ? element("span", { class: "wind-from" }, arrow(reading.value), words.pointsShort[pointOf(reading.value)]) : "–";
}

function link({ device, name, district }) {
  return element(
    "span",
    { class: "station" },
    element("a", { class: "station-link", href: addressOf({ device }), dir: "auto" }, name),
    district ? element("span", { class: "station-in" }, district) : null,
  );
}

function age(station) {
  const time = newest(station);
  const now = Date.now();
  return element("span", { title: formatExact(time), class: isStale({ time }, now) ? "aside" : null }, formatAge(time, now));
}

function newest({ readings }) {
  return Math.max(...[...readings.values()].map(({ time }) => time));
}
