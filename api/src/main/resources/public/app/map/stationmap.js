// The map with the stations. Calls `choose` with the device that was clicked.
import { colour, onDusk } from "../page/colours.js";
import { element } from "../page/elements.js";
import { formatAge, formatMeasure, formatValue } from "../page/formats.js";
import { words } from "../page/language.js";
import { L } from "../page/libraries.js";
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
  #markers = new Map();
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
    this.#map.on("zoomend", () => this.#label());
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
    for (const marker of this.#markers.values()) {
      marker.remove();
    }
    const now = Date.now();
    const placed = [...stations].filter(({ position }) => position);
    placed.sort((a, b) => (shapeOf(b, now) === "stale") - (shapeOf(a, now) === "stale"));
    this.#markers = new Map(placed.map((station) => [station.device, this.#add(station)]));
    this.choose(this.#chosen);
    this.#label();
  }

  /** Shows the stations' new values. */
  hear(stations) {
    for (const { device } of stations) {
      const marker = this.#markers.get(device);
      if (marker) {
        this.#dress(marker);
        this.#beat(marker.getLatLng());
      }
    }
  }

  /** Shows which stations have become stale. */
  tick() {
    for (const marker of this.#markers.values()) {
      this.#dress(marker);
    }
  }

  /** Marks the chosen device and brings it into view. */
  choose(device) {
    const before = this.#markers.get(this.#chosen);
    this.#chosen = device;
    const marker = this.#markers.get(device);
    for (const each of [before, marker].filter(Boolean)) {
      this.#dress(each);
    }
    if (marker) {
      marker.bringToFront();
      this.#map.panInside(marker.getLatLng(), { padding: [50, 50] });
    }
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
      label: formatValue(station.value, station.property),
    });
  }

  /** Gives a value to each station whose value would cover no other station and no other value. */
  #label() {
    const context = this.#renderer._ctx;
    const taken = [...this.#markers.values()].map((marker) => marker.shapeBox());
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
      ink: colour("ink"),
    };
  }

  #restyle() {
    this.#readColours();
    this.tick();
  }
}

function tooltip(station) {
  const line = (name, text) => element("div", { class: name, dir: "auto" }, text);
  return element(
    "div",
    {},
    line("tip-name", station.name),
    line("tip-value", formatMeasure(station.value, station.property, station.unit)),
    line("tip-age", formatAge(station.time, Date.now())),
  );
}
