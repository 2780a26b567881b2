// The room with the map: what all devices measure of one property, and the one that was chosen. The address says which.
import { Alerts } from "../data/alerts.js";
import { fetchMap, fetchProperties } from "../data/api.js";
import { Fleet } from "../data/fleet.js";
import { aboutProperty, compareProperties } from "../data/properties.js";
import { addressOf } from "../page/address.js";
import { words } from "../page/language.js";
import { untilAnswered } from "../page/patience.js";
import { Chooser } from "./chooser.js";
import { Legend } from "./legend.js";
import { shapeOf } from "./marks.js";
import { Scale } from "./scale.js";
import { StationList } from "./stationlist.js";
import { StationMap } from "./stationmap.js";

const LEARN_AGAIN = 1_000;

export default class MapRoom {
  #rooms;
  #fleet = new Fleet();
  #alerts = new Alerts();
  #legend;
  #list;
  #map;
  #place;
  #panel = null; // from when somebody first chooses a device
  #chooser;
  #properties = [];
  #scale = new Scale(0, 1);
  #address = { device: null, property: null, options: new URLSearchParams() };
  #shown = false;
  #started = false;
  #relearning = 0;

  constructor(place, rooms) {
    const part = (name) => place.querySelector(`#${name}`);
    this.#place = part("device");
    this.#rooms = rooms;
    this.#legend = new Legend(part("legend"));
    this.#list = new StationList(part("list"));
    this.#map = new StationMap(part("map"), part("legend"), (device) => this.#go({ device, property: this.#fleet.property }));
    this.#chooser = new Chooser(part("chooser"), (property) => {
      const { device } = this.#address;
      this.#go({ device: this.#panel?.measures(property) ? device : null, property });
    });
    this.#fleet.addEventListener("changed", () => this.#showFleet());
    this.#fleet.addEventListener("heard", ({ detail }) => this.#showHeard(detail));
    this.#fleet.addEventListener("away", () => this.#showAway());
    this.#alerts.addEventListener("changed", () => this.#showAlerts());
    this.#layGround();
    this.#learnProperties();
  }

  get title() {
    const property = this.#fleet.property && aboutProperty(this.#fleet.property).name;
    const device = this.#address.device && this.#panel?.name;
    return [device, property].filter(Boolean).join(", ") || null;
  }

  show(address) {
    const before = this.#shown ? this.#address.device : null;
    if (!this.#shown) {
      this.#alerts.start();
    }
    this.#shown = true;
    this.#address = address;
    const { device, property } = address;
    if (!device && property && this.#properties.length && !this.#properties.includes(property)) {
      location.replace(addressOf({ property: this.#standard() })); // nobody measures that
      return;
    }
    const chosen = property ?? this.#fleet.property ?? this.#standard();
    if (chosen && chosen !== this.#fleet.property) {
      this.#list.wait(words.loading);
      this.#fleet.choose(chosen);
    }
    this.#chooser.show(this.#properties, chosen);
    this.#map.choose(device);
    this.#list.choose(device);
    if (device) {
      this.#showDevice(chosen, device !== before && this.#started);
    } else {
      this.#panel?.hide();
      if (before) {
        this.#list.focus(before);
      }
    }
    this.#started = this.#properties.length > 0;
  }

  async #showDevice(property, comesNew) {
    const panel = await this.#opened();
    const { device, options } = this.#address;
    if (!device) {
      return; // somebody has gone on already
    }
    const shown = panel.show(device, property, options);
    if (comesNew) {
      panel.focus();
    }
    await shown;
    panel.warn(this.#alerts);
    this.#rooms.showTitle();
  }

  /** What tells of a device is loaded when somebody first chooses one. */
  async #opened() {
    if (this.#panel === null) {
      const { DevicePanel } = await untilAnswered(() => import("../device/devicepanel.js"));
      this.#panel ??= new DevicePanel(this.#place, (wanted) => {
        if (this.#shown && this.#address.device === wanted.device) {
          location.replace(addressOf(wanted));
        }
      });
      this.#panel.offer([...this.#fleet.stations.values()]);
    }
    return this.#panel;
  }

  hide() {
    this.#shown = false;
    this.#alerts.stop();
  }

  hear(reading) {
    this.#fleet.hear(reading);
    this.#panel?.hear(reading);
    if (!this.#properties.includes(reading.property) && !this.#relearning) {
      this.#relearning = setTimeout(async () => {
        await this.#learnProperties();
        this.#relearning = 0;
      }, LEARN_AGAIN);
    }
  }

  refresh() {
    this.#fleet.refresh();
    this.#alerts.refresh();
    this.#panel?.refresh();
  }

  tick() {
    this.#map.tick();
    this.#list.tick();
    this.#panel?.tick();
    this.#showLegend();
  }

  #go(target) {
    location.hash = addressOf(target);
  }

  #standard() {
    return [...this.#properties].sort(compareProperties)[0] ?? null;
  }

  async #learnProperties() {
    const items = await untilAnswered(fetchProperties);
    this.#properties = items.map(({ property }) => property);
    if (this.#shown) {
      this.show(this.#address);
      this.#rooms.showTitle();
    }
  }

  async #layGround() {
    const [tiles, valley] = await Promise.all([
      untilAnswered(fetchMap),
      untilAnswered(async () => (await fetch(new URL("../../valley.geojson", import.meta.url))).json()),
    ]);
    this.#map.ground(valley, tiles);
  }

  #showFleet() {
    const stations = [...this.#fleet.stations.values()];
    this.#markAlerts();
    this.#scale = Scale.for(usualValues(stations), aboutProperty(this.#fleet.property));
    this.#map.show(this.#fleet.property, stations, this.#scale);
    this.#list.show(stations, this.#scale);
    this.#list.choose(this.#address.device);
    this.#panel?.offer(stations);
    this.#showLegend();
    document.documentElement.dataset.shown = this.#fleet.property;
  }

  #markAlerts() {
    for (const station of this.#fleet.stations.values()) {
      station.alert = this.#alerts.about(station.device, station.property);
    }
  }

  #showAlerts() {
    this.#markAlerts();
    this.#panel?.warn(this.#alerts);
    this.tick();
  }

  #showHeard(stations) {
    if (stations.some(({ value }) => !this.#scale.covers(value))) {
      const all = usualValues([...this.#fleet.stations.values()]);
      if (!Scale.for(all, aboutProperty(this.#fleet.property)).equals(this.#scale)) {
        this.#showFleet();
      }
    }
    this.#map.hear(stations);
    this.#list.hear(stations);
  }

  #showAway() {
    if (!this.#fleet.loaded) {
      this.#map.show(this.#fleet.property, [], this.#scale);
      this.#list.wait(words.valuesAway);
      this.#legend.clear();
    }
  }

  #showLegend() {
    const stations = [...this.#fleet.stations.values()];
    if (stations.length) {
      const shapes = new Set(stations.map((station) => shapeOf(station, Date.now())));
      if (stations.some(({ alert }) => alert)) {
        shapes.add("alert");
      }
      this.#legend.show(this.#fleet.property, stations[0].unit, this.#scale, usualValues(stations), shapes);
    } else {
      this.#legend.clear();
    }
  }
}

/** The values that may be trusted to say what is usual: those neither old nor doubtful, else all. */
function usualValues(stations) {
  const trusted = stations.filter((station) => shapeOf(station, Date.now()) === "current");
  return (trusted.length ? trusted : stations).map(({ value }) => value);
}
