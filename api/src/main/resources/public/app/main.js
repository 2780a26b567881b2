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
const legend = new Legend(place("legend"));
const list = new StationList(place("list"));
const map = new StationMap(place("map"), place("legend"), (device) => go({ device, property: fleet.property }));
const panel = new DevicePanel(place("device"), (device, property) => {
  if (readAddress(location.hash).device === device) {
    location.replace(addressOf({ device, property }));
  }
});
const chooser = new Chooser(place("chooser"), (property) => {
  const { device } = readAddress(location.hash);
  go({ device: panel.measures(property) ? device : null, property });
});

let properties = [];
let scale = new Scale(0, 1);
let shownDevice = null;
let started = false;

function go(target) {
  location.hash = addressOf(target);
}

/** Shows what the address asks for. */
function follow() {
  const { device, property } = readAddress(location.hash);
  if (!device && property && properties.length && !properties.includes(property)) {
    location.replace(addressOf({ property: standard() })); // nobody measures that
    return;
  }
  const chosen = property ?? fleet.property ?? standard();
  if (chosen && chosen !== fleet.property) {
    list.wait(words.loading);
    fleet.choose(chosen);
  }
  chooser.show(properties, chosen);
  map.choose(device);
  list.choose(device);
  if (device) {
    panel.show(device, chosen).then(showTitle);
    if (device !== shownDevice && started) {
      panel.focus();
    }
  } else {
    panel.hide();
    if (shownDevice) {
      list.focus(shownDevice);
    }
  }
  shownDevice = device;
  showTitle();
}

function standard() {
  return [...properties].sort(compareProperties)[0] ?? null;
}

function showTitle() {
  const device = shownDevice;
  const property = fleet.property && aboutProperty(fleet.property).name;
  document.title = device || property ? words.titleOf(property, device && panel.name) : words.title;
}

async function learnProperties() {
  const items = await untilAnswered(fetchProperties);
  properties = items.map(({ property }) => property);
  follow();
}

async function layGround() {
  const [tiles, valley] = await Promise.all([
    untilAnswered(fetchMap),
    untilAnswered(async () => (await fetch(new URL("../valley.geojson", import.meta.url))).json()),
  ]);
  map.ground(valley, tiles);
}

/** The values that may be trusted to say what is usual: those neither old nor doubtful, else all. */
function usualValues(stations) {
  const trusted = stations.filter((station) => shapeOf(station, Date.now()) === "current");
  return (trusted.length ? trusted : stations).map(({ value }) => value);
}

function showFleet() {
  const stations = [...fleet.stations.values()];
  scale = Scale.for(usualValues(stations), aboutProperty(fleet.property));
  map.show(fleet.property, stations, scale);
  list.show(stations, scale);
  list.choose(shownDevice);
  showLegend();
  document.documentElement.dataset.shown = fleet.property;
  connection.show();
}

function showLegend() {
  const stations = [...fleet.stations.values()];
  if (stations.length) {
    const shapes = new Set(stations.map((station) => shapeOf(station, Date.now())));
    legend.show(fleet.property, stations[0].unit, scale, usualValues(stations), shapes);
  } else {
    legend.clear();
  }
}

fleet.addEventListener("changed", showFleet);
fleet.addEventListener("away", () => {
  if (!fleet.loaded) {
    map.show(fleet.property, [], scale);
    list.wait(words.valuesAway);
    legend.clear();
  }
});
fleet.addEventListener("heard", ({ detail: stations }) => {
  if (stations.some(({ value }) => !scale.covers(value))) {
    const wider = Scale.for(usualValues([...fleet.stations.values()]), aboutProperty(fleet.property));
    if (!wider.equals(scale)) {
      showFleet();
    }
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

addEventListener("hashchange", follow);
setInterval(() => {
  map.tick();
  list.tick();
  panel.tick();
  showLegend();
  connection.show();
}, TICK);

live.start();
layGround();
follow();
await learnProperties();
started = true;
