// How the devices are heard: how many of them how strongly, and the weakest by name.
import { aboutProperty } from "../data/properties.js";
import { Choice } from "../page/choice.js";
import { element } from "../page/elements.js";
import { formatMeasure, formatNumber } from "../page/formats.js";
import { Table } from "../page/table.js";
import { bar, card, deviceLink } from "./cards.js";
import { words } from "./words.js";

const STEPS = { rssi: [-70, -80, -90, -100, -110, -120], snr: [10, 5, 0, -5, -10, -15] };
const UNITS = { rssi: "dBm", snr: "dB" };
const WEAKEST = 5;

export class RadioCard {
  #what;
  #radio = { rssi: [], snr: [] };
  #help = element("p");
  #choice;
  #histogram;
  #weakest = new Table({
    caption: words.weakest,
    key: ({ device }) => device,
    columns: [
      { name: words.weakest, cell: ({ device, name, property }) => deviceLink(device, name, property) },
      { name: words.strength, cell: ({ value, property, unit }) => formatMeasure(value, property, unit), number: true },
    ],
  });

  element;

  /** `what` is rssi or snr; calls `choose` with the other one. */
  constructor(what, choose) {
    this.#what = what;
    this.#choice = new Choice(words.radioWhat, Object.keys(STEPS).map((each) => [each, aboutProperty(each).name]), what, choose);
    this.#histogram = new Table({
      caption: words.radio,
      key: ({ name }) => name,
      columns: [
        { name: words.strength, cell: ({ name }) => name },
        { name: words.count, cell: ({ count, share }) => element("span", { class: "network-bar-cell" }, bar(share, "radio"), element("span", {}, String(count))) },
      ],
    });
    this.element = card(words.radio, this.#help, this.#choice.element, this.#histogram.element, this.#weakest.element);
  }

  choose(what) {
    this.#what = what;
    this.#choice.show(what);
    this.show(this.#radio);
  }

  show(radio) {
    this.#radio = radio;
    const stations = radio[this.#what];
    this.#help.textContent = stations.length ? words.radioHelp[this.#what] : words.radioNone;
    for (const part of [this.#choice.element, this.#histogram.element, this.#weakest.element]) {
      part.hidden = radio.rssi.length + radio.snr.length === 0;
    }
    this.#histogram.show(classesOf(stations, this.#what));
    this.#weakest.show([...stations].sort((a, b) => a.value - b.value).slice(0, WEAKEST));
  }
}

/** How many stations there are between one step and the next, the strongest first. */
function classesOf(stations, what) {
  const steps = STEPS[what];
  const said = (step) => `${formatNumber(step, 0)}\u00a0${UNITS[what]}`;
  const classes = [Infinity, ...steps].map((high, i) => {
    const low = steps[i] ?? -Infinity;
    const name = i === 0 ? words.above(said(low)) : low === -Infinity ? words.below(said(high)) : words.fromTo(said(low), said(high));
    return { name, count: stations.filter(({ value }) => value >= low && value < high).length };
  });
  const most = Math.max(...classes.map(({ count }) => count), 1);
  return classes.map((each) => ({ ...each, share: each.count / most }));
}
