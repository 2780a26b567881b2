// The bins on the map, by urgency in shape and colour. It says nothing that the table does not say, so that keyboard and screen
// reader stay with the table.
import { fetchMap } from "../data/api.js";
import { Valley } from "../map/valley.js";
import { element } from "../page/elements.js";
import { formatNumber } from "../page/formats.js";
import { L } from "../page/libraries.js";
import { untilAnswered } from "../page/patience.js";
import { words as pageWords } from "../page/language.js";
import { URGENCIES } from "./bin.js";
import { expectation } from "./forecast.js";
import { urgencyPicture } from "./urgency.js";
import { words } from "./words.js";

const CITY = [[51.1657, 7.0141], [51.3181, 7.3134]];

export class BinMap {
  #place = element("div", { class: "map" });
  #legend = element("ul", { class: "bin-legend" });
  #map = null;
  #markers = null;
  #choose;
  #framed = null; // what the map was fitted to

  element = element(
    "section",
    { class: "card bin-map" },
    element("h3", {}, words.map),
    element("p", {}, words.mapHelp),
    element("div", { class: "map-frame" }, this.#place),
    this.#legend,
  );

  /** Calls `choose` with the device of a bin that is clicked. */
  constructor(choose) {
    this.#choose = choose;
    this.#legend.append(...URGENCIES.map((urgency) => element("li", {}, urgencyPicture(urgency), words.urgencies[urgency])));
  }

  /** Shows these bins; `district` is that of which `here` are all: the map is fitted to those anew when it is another. */
  show(bins, now, district, here) {
    this.#open();
    this.#markers.clearLayers();
    const placed = bins.filter(({ position }) => position);
    placed.sort((a, b) => URGENCIES.indexOf(b.urgency(now)) - URGENCIES.indexOf(a.urgency(now))); // urgent ones above
    placed.forEach((bin, i) => this.#add(bin, now, i));
    this.#map.invalidateSize({ pan: false });
    if (this.#framed !== district) {
      this.#framed = district;
      const bounds = L.latLngBounds(district ? here.filter(({ position }) => position).map(({ position }) => position) : CITY);
      this.#map.fitBounds(bounds.isValid() ? bounds.pad(district ? 0.15 : 0) : CITY, { animate: false, maxZoom: 14 });
    }
  }

  #open() {
    if (this.#map) {
      return;
    }
    this.#map = L.map(this.#place, { zoomControl: false, zoomSnap: 0.1, zoomDelta: 0.75, minZoom: 10, maxZoom: 18, maxBoundsViscosity: 0.8, scrollWheelZoom: false });
    this.#map.attributionControl.setPrefix(false);
    L.control.zoom({ position: "topright", zoomInTitle: pageWords.zoomIn, zoomOutTitle: pageWords.zoomOut }).addTo(this.#map);
    this.#place.setAttribute("role", "region");
    this.#place.setAttribute("aria-label", words.mapLabel);
    this.#map.fitBounds(CITY, { animate: false });
    this.#map.setMaxBounds(L.latLngBounds(CITY).pad(0.6));
    this.#markers = L.layerGroup().addTo(this.#map);
    new ResizeObserver(() => this.#map.invalidateSize({ pan: false })).observe(this.#place);
    this.#layGround();
  }

  async #layGround() {
    const [tiles, geojson] = await Promise.all([
      untilAnswered(fetchMap),
      untilAnswered(async () => (await fetch(new URL("../../valley.geojson", import.meta.url))).json()),
    ]);
    const valley = new Valley(this.#map, geojson, tiles);
    valley.nameBoxes(); // leaves out the names that would cover others
    this.#map.on("zoomend resize", () => valley.nameBoxes());
  }

  #add(bin, now, place) {
    const urgency = bin.urgency(now);
    const line = (name, text) => element("div", { class: name, dir: "auto" }, text);
    const level = bin.level === null ? "–" : `${formatNumber(bin.level, 0)}\u00a0%`;
    L.marker(bin.position, {
      keyboard: false,
      zIndexOffset: place,
      icon: L.divIcon({ className: `bin-mark bin-mark-${urgency}`, html: urgencyPicture(urgency), iconSize: [22, 22] }),
    })
      .bindTooltip(
        () => element("div", {}, line("tip-name", bin.name), line("tip-value", level), line("tip-age", expectation(bin, now))),
        { direction: "top", offset: [0, -10], opacity: 1 },
      )
      .on("click", () => this.#choose(bin.device))
      .addTo(this.#markers);
  }
}
