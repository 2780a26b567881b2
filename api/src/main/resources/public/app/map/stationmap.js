// The map with the stations. Calls `choose` with the device that was clicked.
import { colour, onDusk } from "../page/colours.js";
import { element } from "../page/elements.js";
import { formatAge, formatMeasure, formatValue } from "../page/formats.js";
import { words } from "../page/language.js";
import { L } from "../page/libraries.js";
import { CrowdMarker } from "./crowdmarker.js";
import { Crowds } from "./crowds.js";
import { shapeOf } from "./marks.js";
import { aboutProperty } from "../data/properties.js";
import { StationMarker } from "./stationmarker.js";
import { Valley } from "./valley.js";

const CITY = [[51.1657, 7.0141], [51.3181, 7.3134]];
const MOST_BEATS = 12;

export class StationMap {
  #map;
  #valley = null;
  #bounds = L.latLngBounds(CITY);
  #renderer;
  #legend;
  #choose;
  #stations = new Map(); // those with a position
  #markers = new Map(); // of those drawn by themselves
  #crowds = null;
  #crowdMarkers = [];
  #crowdOf = new Map(); // the marker of the crowd that a device is in
  #chosen = null;
  #scale = null;
  #colours = {};
  #beats = 0;
  #moved = false;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /** Draws into a place, and keeps the city clear of a legend that lies across the whole of it. */
  constructor(place, legend, choose) {
    this.#legend = legend;
    this.#choose = choose;
    this.#map = L.map(place, {
      preferCanvas: true,
      zoomControl: false,
      zoomSnap: 0.1,
      zoomDelta: 0.75,
      wheelPxPerZoomLevel: 90,
      minZoom: 10,
      maxZoom: 18,
      maxBoundsViscosity: 0.8,
    });
    this.#map.attributionControl.setPrefix(false);
    L.control.zoom({ position: "topright", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(this.#map);
    this.#map.createPane("beats").style.zIndex = 390;
    this.#renderer = L.canvas({ padding: 0.3, tolerance: 6 });
    place.setAttribute("role", "region");
    this.#fit();
    this.#stayFitted(place);
    this.#map.setMaxBounds(this.#bounds.pad(0.6));
    this.#map.on("zoomend", () => this.#place());
    onDusk(() => this.#restyle());
  }

  /** Draws the ground that the stations stand on. */
  ground(geojson, tiles) {
    if (tiles) {
      this.#map.options.zoomSnap = 1; // pictures are sharp at whole steps only
    }
    this.#valley = new Valley(this.#map, geojson, tiles);
    this.#label();
  }

  /** Fits the city into whatever room there is until somebody moves the map. */
  #stayFitted(place) {
    const own = () => (this.#moved = true);
    this.#map.on("dragstart", own);
    place.addEventListener("wheel", own, { passive: true });
    place.addEventListener("keydown", own);
    place.querySelector(".leaflet-control-zoom").addEventListener("click", own);
    const room = new ResizeObserver(() => {
      this.#map.invalidateSize({ pan: false });
      if (!this.#moved) {
        this.#fit();
      }
    });
    room.observe(place);
    room.observe(this.#legend);
  }

  /** Shows these stations in the colours of the scale instead of those before. */
  show(property, stations, scale) {
    this.#map.getContainer().setAttribute("aria-label", words.map(aboutProperty(property).name));
    this.#scale = scale;
    this.#readColours();
    const placed = [...stations].filter(({ position }) => position);
    this.#stations = new Map(placed.map((station) => [station.device, station]));
    this.#crowds = new Crowds(placed);
    this.#place();
  }

  /** Shows the stations' new values. */
  hear(stations) {
    const crowds = new Set();
    for (const { device } of stations) {
      const marker = this.#markers.get(device);
      const crowd = this.#crowdOf.get(device);
      if (marker) {
        this.#dress(marker);
      } else if (crowd) {
        crowds.add(crowd);
      }
      const point = (marker ?? crowd)?.getLatLng();
      if (point) {
        this.#beat(point);
      }
    }
    crowds.forEach((crowd) => this.#dressCrowd(crowd));
  }

  /** Shows which stations have become stale, or have an alert. */
  tick() {
    this.#markers.forEach((marker) => this.#dress(marker));
    this.#crowdMarkers.forEach((marker) => this.#dressCrowd(marker));
  }

  /** Marks the chosen device and brings it into view. */
  choose(device) {
    const station = this.#stations.get(device);
    if (device !== this.#chosen) {
      this.#chosen = device;
      this.#place();
    }
    if (station) {
      this.#map.panInside(station.position, { padding: [50, 50] });
    }
  }

  /** Draws each station, or the crowd that it is in at this zoom. The chosen one stands by itself. */
  #place() {
    if (this.#crowds === null) {
      return;
    }
    [...this.#markers.values(), ...this.#crowdMarkers].forEach((marker) => marker.remove());
    this.#markers.clear();
    this.#crowdMarkers = [];
    this.#crowdOf.clear();
    const { crowds, singles } = this.#crowds.at(this.#map.getZoom());
    const chosen = this.#stations.get(this.#chosen);
    for (const { stations, ...crowd } of crowds) {
      this.#addCrowd({ ...crowd, stations: stations.filter((station) => station !== chosen) });
    }
    const alone = chosen && !singles.includes(chosen) ? [...singles, chosen] : singles;
    const now = Date.now();
    alone.sort((a, b) => (shapeOf(b, now) === "stale") - (shapeOf(a, now) === "stale"));
    alone.forEach((station) => this.#markers.set(station.device, this.#add(station)));
    this.#markers.get(this.#chosen)?.bringToFront();
    this.#label();
  }

  #fit() {
    const frame = this.#map.getContainer();
    const below = this.#legend.offsetWidth > frame.clientWidth / 2 ? this.#legend.offsetHeight + 24 : 14;
    this.#map.fitBounds(this.#bounds, { paddingTopLeft: [14, 14], paddingBottomRight: [14, below], animate: false });
  }

  #add(station) {
    const marker = new StationMarker(station.position, { renderer: this.#renderer });
    marker.station = station;
    this.#dress(marker);
    marker
      .bindTooltip(() => tooltip(station), { direction: "top", offset: [0, -10], opacity: 1 })
      .on("click", () => this.#choose(station.device));
    return marker.addTo(this.#map);
  }

  #addCrowd({ id, position, stations }) {
    const marker = new CrowdMarker(position, { renderer: this.#renderer });
    marker.stations = stations;
    this.#dressCrowd(marker);
    marker
      .bindTooltip(() => crowdTooltip(stations), { direction: "top", offset: [0, -14], opacity: 1 })
      .on("click", () => this.#map.flyTo(position, this.#crowds.apart(id), { duration: this.#still.matches ? 0 : 0.4 }));
    marker.addTo(this.#map);
    this.#crowdMarkers.push(marker);
    stations.forEach(({ device }) => this.#crowdOf.set(device, marker));
  }

  #dressCrowd(marker) {
    const { stations } = marker;
    const now = Date.now();
    const trusted = stations.filter((station) => shapeOf(station, now) === "current");
    marker.setLook({
      count: stations.length,
      ring: trusted.length ? this.#scale.colour(mean(trusted)) : this.#colours.stale,
      edge: this.#colours.edge,
      halo: this.#colours.halo,
      ink: this.#colours.ink,
      alert: stations.some(({ alert }) => alert) ? this.#colours.alert : null,
    });
  }

  #dress(marker) {
    const { station } = marker;
    const shape = shapeOf(station, Date.now());
    marker.setLook({
      shape,
      fill: this.#scale.colour(station.value),
      edge: shape === "stale" ? this.#colours.stale : this.#colours.edge,
      halo: this.#colours.halo,
      ink: shape === "stale" ? this.#colours.stale : this.#colours.ink,
      chosen: station.device === this.#chosen ? this.#colours.chosen : null,
      alert: station.alert ? this.#colours.alert : null,
      label: formatValue(station.value, station.property),
    });
  }

  /** Gives a value to each station whose value would cover no other station and no other value. */
  #label() {
    const context = this.#renderer._ctx;
    const taken = [...this.#markers.values(), ...this.#crowdMarkers].map((marker) => marker.shapeBox());
    taken.push(...(this.#valley?.nameBoxes() ?? []));
    for (const marker of this.#markers.values()) {
      const box = marker.labelBox(context);
      const free = !taken.some((other) => other.meets(box));
      if (free) {
        taken.push(box);
      }
      marker.setLabelled(free);
    }
  }

  #beat(point) {
    if (this.#still.matches || document.hidden || this.#beats >= MOST_BEATS) {
      return;
    }
    this.#beats++;
    const ring = L.marker(point, {
      pane: "beats",
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ className: "beat", iconSize: null }),
    }).addTo(this.#map);
    ring.getElement().addEventListener("animationend", () => {
      ring.remove();
      this.#beats--;
    });
  }

  #readColours() {
    this.#colours = {
      edge: colour("marker-edge"),
      halo: colour("marker-halo"),
      stale: colour("marker-stale"),
      chosen: colour("marker-chosen"),
      alert: colour("alert"),
      ink: colour("ink"),
    };
  }

  #restyle() {
    this.#readColours();
    this.tick();
  }
}

function mean(stations) {
  return stations.reduce((sum, { value }) => sum + value, 0) / stations.length;
}

function line(name, text) {
  return element("div", { class: name, dir: "auto" }, text);
}

function crowdTooltip(stations) {
  const values = stations.map(({ value }) => value);
  const { property, unit } = stations[0];
  const measure = (choose) => formatMeasure(choose(...values), property, unit);
  return element(
    "div",
    {},
    line("tip-name", words.crowd(stations.length)),
    line("tip-value", words.fromTo(measure(Math.min), measure(Math.max))),
    line("tip-age", words.crowdHelp),
  );
}

function tooltip(station) {
  return element(
    "div",
    {},
    line("tip-name", station.name),
    line("tip-value", formatMeasure(station.value, station.property, station.unit)),
    line("tip-age", formatAge(station.time, Date.now())),
    station.alert ? line("tip-alert", station.alert.name) : null,
  );
}
