// Brings the parts of the page together: the address says what is shown, the fleet holds it, the live stream moves it.
import { addressOf, readAddress } from "./address.js";
import { fetchMap, fetchProperties, liveAddress } from "./api.js";
import { Chooser } from "./chooser.js";
import { Connection } from "./connection.js";
import { DevicePanel } from "./devicepanel.js";
import { Fleet } from "./fleet.js";
import { translate, words } from "./language.js";
import { Legend } from "./legend.js";
import { Live } from "./live.js";
import { shapeOf } from "./marks.js";
import { untilAnswered } from "./patience.js";
import { aboutProperty, compareProperties } from "./properties.js";
import { Scale } from "./scale.js";
import { StationList } from "./stationlist.js";
import { StationMap } from "./stationmap.js";

const TICK = 20_000;

const place = (id) => document.getElementById(id);
translate(document, place("language"));

const live = new Live(liveAddress);
const fleet = new Fleet();
const connection = new Connection(place("connection"), live, fleet);
const chooser = new Chooser(place("chooser"), (property) => go({ ...readAddress(location.hash), property }));
const legend = new Legend(place("legend"));
const list = new StationList(place("list"));
const map = new StationMap(place("map"), place("legend"), (device) => go({ device, property: fleet.property }));
const panel = new DevicePanel(place("device"), (device, property) => {
  if (readAddress(location.hash).device === device) {
    location.replace(addressOf({ device, property }));
  }
});

let properties = [];
let scale = new Scale(0, 1);

function go(target) {
  const { device, property } = target;
  const measures = !device || fleet.stations.has(device) || property !== fleet.property;
  location.hash = addressOf({ device: measures ? device : null, property });
}

/** Shows what the address asks for. */
function follow({ first = false } = {}) {
  const { device, property } = readAddress(location.hash);
  const chosen = property ?? fleet.property ?? standard();
  if (chosen && chosen !== fleet.property) {
    list.wait(words.loading);
    fleet.choose(chosen);
  }
  chooser.show(properties, chosen);
  map.choose(device);
  list.choose(device);
  if (device) {
    panel.show(device, chosen);
    if (!first) {
      panel.focus();
    }
  } else {
    panel.hide();
  }
}

function standard() {
  return [...properties].sort(compareProperties)[0] ?? null;
}

async function learnProperties() {
  const items = await untilAnswered(fetchProperties);
  properties = items.map(({ property }) => property);
  const { device, property } = readAddress(location.hash);
  if (!device && property && !properties.includes(property) && properties.length > 0) {
    location.replace(addressOf({ property: standard() }));
  }
}

async function layGround() {
  const [tiles, valley] = await Promise.all([
    untilAnswered(fetchMap),
    untilAnswered(async () => (await fetch(new URL("../valley.geojson", import.meta.url))).json()),
  ]);
  map.ground(valley, tiles);
}

function showFleet() {
  const stations = [...fleet.stations.values()];
  const now = Date.now();
  const about = aboutProperty(fleet.property);
  const trusted = stations.filter((station) => shapeOf(station, now) === "current").map(({ value }) => value);
  const values = stations.map(({ value }) => value);
  scale = Scale.for(trusted.length ? trusted : values, about);
  map.show(fleet.property, stations, scale);
  list.show(stations, scale);
  const { device } = readAddress(location.hash);
  list.choose(device);
  if (stations.length) {
    const shapes = new Set(stations.map((station) => shapeOf(station, now)));
    legend.show(fleet.property, stations[0].unit, scale, trusted, shapes);
  } else {
    legend.clear();
  }
  document.documentElement.dataset.shown = fleet.property;
  connection.show();
}

fleet.addEventListener("changed", showFleet);
fleet.addEventListener("heard", ({ detail: stations }) => {
  if (stations.some(({ value }) => !scale.covers(value))) {
    showFleet();
  }
  map.hear(stations);
  list.hear(stations);
});

let relearning = 0;
live.addEventListener("reading", ({ detail: reading }) => {
  fleet.hear(reading);
  panel.hear(reading);
  if (!properties.includes(reading.property) && !relearning) {
    relearning = setTimeout(async () => {
      await learnProperties();
      relearning = 0;
      follow({ first: true });
    }, 1_000);
  }
});

let missed = false;
live.addEventListener("state", () => {
  if (live.state !== "live") {
    missed = true;
  } else if (missed) {
    missed = false;
    fleet.refresh();
    panel.refresh();
  }
});

addEventListener("hashchange", () => follow());
setInterval(() => {
  map.tick();
  list.tick();
  panel.tick();
  connection.show();
}, TICK);

live.start();
layGround();
follow({ first: true });
await learnProperties();
follow({ first: true });
