// The room about noise: how loud it is by day, in the evening and at night where devices measure it. The address says which
// device is looked at and over how long.
import { addressFor } from "../data/api.js";
import { Watched } from "../data/watched.js";
import { addressOf } from "../page/address.js";
import { Choice } from "../page/choice.js";
import { element } from "../page/elements.js";
import { RoomFrame } from "../page/roomframe.js";
import { showWhenKnown } from "../page/whenknown.js";
import { levelText, reachesMark } from "./levels.js";
import { fetchPlaces, spanOf } from "./noisedata.js";
import { NoiseTable } from "./noisetable.js";
import { PlaceCard } from "./placecard.js";
import { words } from "./words.js";

const SELDOM = 15 * 60_000;
const END = "https://eur-lex.europa.eu/eli/dir/2002/49/oj";

export default class NoiseRoom {
  #rooms;
  #frame;
  #shown = false;
  #device = null;
  #range = "week";
  #seen = null; // the device that the reader was last led to
  #places = new Watched((signal) => fetchPlaces(this.#range, signal), SELDOM);
  #ranges = new Choice(words.range, Object.entries(words.ranges), "week", (range) => {
    location.hash = addressOf({ room: "noise", parts: [this.#device], options: optionsOf(range) });
  });
  #headline = element("section", { class: "card headline" });
  #lead = element("p");
  #table = new NoiseTable();
  #card = new PlaceCard();
  #links = element("p", { class: "links" });

  constructor(place, rooms) {
    this.#rooms = rooms;
    this.#frame = new RoomFrame(place, words.title, words.lead, this.#ranges.element);
    this.#frame.body.append(
      this.#headline,
      this.#card.element,
      element("section", { class: "card" }, element("h3", {}, words.tableTitle), this.#lead, this.#table.element, this.#links),
      element(
        "section",
        { class: "card noise-how" },
        element("h3", {}, words.howTitle),
        element("p", {}, words.decibel),
        element("p", {}, words.denMeans),
        element("p", {}, `${words.marks} `, element("a", { href: END, rel: "noopener" }, words.marksSource)),
      ),
    );
    showWhenKnown(this.#frame.body, this.#places);
    this.#frame.watch(this.#places);
    this.#places.addEventListener("changed", () => this.#show());
  }

  get title() {
    const name = this.#places.value?.find(({ device }) => device === this.#device)?.name;
    return name ? words.titleOf(name) : words.room;
  }

  show({ parts, options }) {
    const range = options.get("range") in words.ranges ? options.get("range") : "week";
    const other = range !== this.#range;
    this.#range = range;
    this.#device = parts[0] ?? null;
    this.#ranges.show(range);
    if (!this.#shown) {
      this.#shown = true;
      this.#places.value = other ? null : this.#places.value;
      this.#places.start();
    } else if (other) {
      this.#places.refresh({ forget: true });
    }
    this.#show();
  }

  hide() {
    this.#shown = false;
    this.#places.stop();
    this.#card.hide();
    this.#seen = null;
  }

  refresh() {
    this.#places.refresh();
    this.#card.refresh();
  }

  tick() {
    this.#frame.tick();
  }

  #show() {
    const places = this.#places.value;
    if (!places || !this.#shown) {
      return;
    }
    const options = optionsOf(this.#range);
    this.#headline.replaceChildren(...this.#answer(places));
    const days = Math.max(0, ...places.map(({ levels }) => levels?.days ?? 0));
    this.#lead.textContent = days ? words.tableLead(days) : "";
    this.#table.show(places, this.#device, options);
    const district = places.find((place) => place.district)?.district;
    this.#links.replaceChildren(
      ...(district ? [element("a", { href: addressFor("noise", { district, ...spanOf(this.#range) }) }, words.callOf(district))] : []),
    );
    this.#showPlace(places, options);
  }

  #answer(places) {
    const known = places.filter(({ levels }) => levels && levels.lDen !== null);
    if (known.length === 0) {
      return [
        element("p", { class: "headline-text" }, words.nobody),
        element("p", { class: "headline-basis" }, places.length ? words.nobodyWhy : words.noDevices),
      ];
    }
    const [loudest] = known;
    const name = element("bdi", {}, loudest.name);
    const count = (which) => known.filter(({ levels }) => reachesMark(levels[which], which)).length;
    return [
      element("p", { class: "headline-text" }, ...words.loudest(name, levelText(loudest.levels.lDen))),
      element("p", { class: "headline-basis" }, words.basis(words.over[this.#range])),
      element("p", { class: "headline-basis" }, words.aboveMarks(count("lNight"), count("lDen"), known.length)),
    ];
  }

  #showPlace(places, options) {
    if (this.#device === null) {
      this.#card.hide();
      this.#seen = null;
      return;
    }
    const place = places.find(({ device }) => device === this.#device);
    if (place) {
      this.#card.show(place, this.#range, options);
    } else {
      this.#card.showGone(this.#device, options);
    }
    this.#rooms.showTitle();
    if (this.#seen !== this.#device) {
      this.#seen = this.#device;
      this.#card.focus();
    }
  }
}

function optionsOf(range) {
  return range === "week" ? {} : { range };
}
