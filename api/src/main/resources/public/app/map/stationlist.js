// The table of the stations: the map in words, to be searched and sorted. Its links choose a station.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { isStale } from "../data/fleet.js";
import { formatAge, formatExact, formatMeasure } from "../page/formats.js";
import { locale, words } from "../page/language.js";
import { badge, picture, shapeOf } from "./marks.js";

const MOST = 200; // rows at first: more cost a browser more than they tell a reader

const ORDERS = {
  name: (a, b) => a.name.localeCompare(b.name, locale),
  value: (a, b) => a.value - b.value,
  age: (a, b) => b.time - a.time,
};

export class StationList {
  #place;
  #stations = [];
  #rows = new Map();
  #scale = null;
  #chosen = null;
  #order = "name";
  #down = false;
  #sum = element("p", { class: "list-sum" });
  #facts = element("dl", { class: "facts" });
  #search = element("input", {
    type: "search",
    placeholder: words.search,
    "aria-label": words.search,
    oninput: () => this.#fill(),
  });
  #heads = new Map();
  #body = element("tbody");
  #table;
  #empty = element("p", { class: "list-empty", role: "status" }, words.loading);
  #all = false;
  #rest = element("button", { type: "button", class: "button list-rest", hidden: true, onclick: () => this.#showRest() });

  constructor(place) {
    this.#place = place;
    this.#table = element(
      "table",
      { class: "stations", hidden: true },
      element("caption", { class: "unseen" }, words.listTitle),
      element("thead", {}, element("tr", {}, this.#head("name"), this.#head("value"), this.#head("age"))),
      this.#body,
    );
    place.append(
      element("div", { class: "list-head" }, element("h2", {}, words.listTitle), this.#sum),
      this.#facts,
      element("div", { class: "search" }, this.#search),
      this.#table,
      this.#rest,
      this.#empty,
    );
  }

  /** Shows these stations instead of those before. */
  show(stations, scale) {
    this.#stations = [...stations];
    this.#scale = scale;
    this.#fill();
    this.#count();
  }

  /** Says that there is nothing to show yet. */
  wait(text) {
    this.#stations = [];
    this.#fill();
    this.#sum.textContent = "";
    this.#facts.replaceChildren();
    this.#empty.textContent = text;
  }

  /** Shows the stations' new values. */
  hear(stations) {
    const now = Date.now();
    for (const station of stations) {
      const row = this.#rows.get(station.device);
      if (row) {
        this.#update(row, station, now);
      }
    }
    this.#count();
  }

  /** Shows how old the values have become. */
  tick() {
    const now = Date.now();
    for (const station of this.#stations) {
      const row = this.#rows.get(station.device);
      if (row) {
        this.#update(row, station, now);
      }
    }
    this.#count();
  }

  choose(device) {
    this.#mark(this.#chosen, false);
    this.#chosen = device;
    this.#mark(device, true);
  }

  /** Moves the reader to a station that was just closed. */
  focus(device) {
    this.#rows.get(device)?.querySelector("a").focus({ preventScroll: true });
  }

  #mark(device, chosen) {
    const row = this.#rows.get(device);
    row?.toggleAttribute("data-chosen", chosen);
    if (chosen) {
      row?.querySelector("a").setAttribute("aria-current", "true");
    } else {
      row?.querySelector("a").removeAttribute("aria-current");
    }
  }

  #fill() {
    const wanted = this.#search.value.trim().toLocaleLowerCase(locale);
    const found = this.#stations.filter(({ name, district, device }) =>
      [name, district ?? "", device].some((text) => text.toLocaleLowerCase(locale).includes(wanted)),
    );
    found.sort(ORDERS[this.#order]);
    if (this.#down) {
      found.reverse();
    }
    this.#rest.hidden = this.#all || found.length <= MOST;
    this.#rest.textContent = words.allStations(found.length);
    if (!this.#all) {
      found.splice(MOST);
    }
    const now = Date.now();
    const focused = document.activeElement?.closest("tr[data-device]")?.dataset.device;
    this.#rows = new Map(found.map((station) => [station.device, this.#row(station, now)]));
    this.#body.replaceChildren(...this.#rows.values());
    this.#mark(this.#chosen, true);
    this.#table.hidden = found.length === 0;
    this.#empty.hidden = found.length > 0;
    this.#empty.textContent = this.#stations.length === 0 ? words.nothingMeasured : words.nothingFound;
    this.#rows.get(focused)?.querySelector("a").focus();
  }

  #showRest() {
    this.#all = true;
    const first = this.#rows.size;
    this.#fill();
    [...this.#rows.values()][first]?.querySelector("a").focus({ preventScroll: true });
  }

  #row(station, now) {
    const { device, property, name, district } = station;
    const row = element(
      "tr",
      { "data-testid": "device-row", "data-device": device },
      element(
        "th",
        { scope: "row" },
        element("a", { class: "station-name", href: addressOf({ device, property }), dir: "auto", title: name }, name),
        district ? element("span", { class: "station-district" }, district) : null,
      ),
      element("td", { class: "at-value station-value" }),
      element("td", { class: "at-age station-age" }),
    );
    row.addEventListener("click", (event) => {
      if (!event.target.closest("a") && getSelection().isCollapsed) {
        location.hash = addressOf({ device, property });
      }
    });
    this.#update(row, station, now);
    return row;
  }

  #update(row, station, now) {
    const [, value, age] = row.cells;
    const shape = shapeOf(station, now);
    row.toggleAttribute("data-stale", shape === "stale");
    row.toggleAttribute("data-alert", Boolean(station.alert));
    value.dataset.time = new Date(station.time).toISOString();
    value.dataset.value = station.value;
    value.replaceChildren(
      picture(shape, this.#scale.colour(station.value)),
      shape === "current" ? "" : element("span", { class: "unseen" }, `${words[shape]}: `),
      station.alert ? element("span", { class: "alert-mark", title: station.alert.name }, badge(), element("span", { class: "unseen" }, `${words.alert}: `)) : "",
      formatMeasure(station.value, station.property, station.unit),
    );
    const text = formatAge(station.time, now);
    if (age.textContent !== text) {
      age.textContent = text;
    }
    age.title = formatExact(station.time);
  }

  #count() {
    const now = Date.now();
    const current = this.#stations.filter((station) => !isStale(station, now));
    const trusted = current.filter((station) => shapeOf(station, now) === "current");
    this.#sum.textContent = this.#stations.length ? words.stations(this.#stations.length, current.length) : "";
    const values = trusted.map(({ value }) => value).sort((a, b) => a - b);
    const { property, unit } = this.#stations[0] ?? {};
    const fact = (name, value) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, formatMeasure(value, property, unit)));
    this.#facts.replaceChildren(
      ...(values.length < 3 || property === "wind_direction"
        ? []
        : [
            fact(words.lowest, values[0]),
            fact(words.middle, values[Math.floor(values.length / 2)]),
            fact(words.highest, values.at(-1)),
          ]),
    );
  }

  #head(order) {
    const sort = element("button", { type: "button" }, words[order]);
    const head = element("th", { scope: "col", class: `at-${order}` }, sort);
    sort.addEventListener("click", () => {
      this.#down = this.#order === order ? !this.#down : order === "value";
      this.#order = order;
      this.#showOrder();
      this.#fill();
    });
    this.#heads.set(order, head);
    this.#showOrder();
    return head;
  }

  #showOrder() {
    for (const [order, head] of this.#heads) {
      head.setAttribute("aria-sort", order !== this.#order ? "none" : this.#down ? "descending" : "ascending");
    }
  }
}
