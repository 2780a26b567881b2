// The ground the stations stand on: the city's outline, the districts, the Wupper and the Schwebebahn out of
// valley.geojson. Over a configured tile layer only lines remain, faintly.
import { Box } from "./box.js";
import { colour, onDusk } from "../page/colours.js";
import { element } from "../page/elements.js";
import { words } from "../page/language.js";
import { L } from "../page/libraries.js";

// The valley's floor: the river drawn wide and ever narrower, each time a little stronger.
const FLOOR = [[58, 0.05], [38, 0.06], [22, 0.08], [12, 0.12]];
const NEAR = 13.5;

export class Valley {
  #map;
  #renderer;
  #styled = [];
  #districts = [];

  /** Puts the valley of that GeoJSON on the map. */
  constructor(map, geojson, tiles) {
    this.#map = map;
    map.createPane("valley").style.zIndex = 250;
    map.createPane("places").style.zIndex = 300;
    this.#renderer = L.canvas({ pane: "valley", padding: 0.3 });
    const line = (kind) => geojson.features.find(({ properties }) => properties.kind === kind).geometry.coordinates;
    const outline = line("outline")[0].map(turned);
    const river = line("river").map(turned);
    const areas = geojson.features.filter(({ properties }) => properties.kind === "area");
    if (tiles) {
      this.#addTiles(tiles);
      this.#addAreas(areas, 0.35);
      this.#addLine(L.polygon, outline, () => ({ color: colour("accent"), weight: 1.5, opacity: 0.45, fill: false }));
      this.#addLine(L.polyline, river, (size) => ({ color: colour("map-river"), weight: 4 * size, opacity: 0.45 }));
    } else {
      this.#addGround(outline, river, line("railway").map(turned), areas);
      for (const { properties, geometry } of geojson.features.filter(({ geometry }) => geometry.type === "Point")) {
        this.#addPlace(properties.kind, properties.name, turned(geometry.coordinates));
      }
      map.attributionControl.addAttribution(words.outlineSource);
    }
    this.#restyle();
    map.on("zoomend", () => this.#restyle());
    onDusk(() => this.#restyle());
  }

  /** Where the districts' names stand, in pixels of the map's layer. Those that would cover others are left out. */
  nameBoxes() {
    const origin = this.#map.getPane("mapPane").getBoundingClientRect();
    const boxes = [];
    for (const label of this.#districts) {
      const name = label.getElement();
      name.hidden = false;
      const { left, right, top, bottom } = name.firstChild.getBoundingClientRect();
      const box = new Box(left - origin.left, right - origin.left, top - origin.top, bottom - origin.top);
      name.hidden = boxes.some((other) => other.meets(box));
      if (!name.hidden) {
        boxes.push(box);
      }
    }
    return boxes;
  }

  #addGround(outline, river, railway, areas) {
    this.#addLine(L.polygon, outline, () => ({
      color: colour("map-outline"),
      weight: 1.25,
      fill: true,
      fillColor: colour("map-land"),
      fillOpacity: 1,
    }));
    this.#addAreas(areas, 0.8);
    for (const [weight, opacity] of FLOOR) {
      this.#addLine(L.polyline, river, (size) => ({ color: colour("map-valley"), weight: weight * size, opacity }));
    }
    this.#addLine(L.polyline, river, (size) => ({ color: colour("map-river"), weight: 5 * size, opacity: 1 }));
    this.#addLine(L.polyline, railway, (size) => ({ color: colour("map-rail"), weight: 1.4 * size, opacity: 0.85 }));
  }

  #addAreas(areas, opacity) {
    for (const { geometry } of areas) {
      const points = geometry.coordinates[0].map(turned);
      this.#addLine(L.polygon, points, () => ({ color: colour("map-district"), weight: 1, opacity, dashArray: "2 4", fill: false }));
    }
  }

  #addLine(make, points, styleAt) {
    const path = make(points, {
      renderer: this.#renderer,
      interactive: false,
      lineCap: "round",
      lineJoin: "round",
      smoothFactor: 0.5,
    }).addTo(this.#map);
    this.#styled.push([path, styleAt]);
  }

  #addPlace(kind, name, point) {
    if (kind === "station") {
      const stop = L.circleMarker(point, { renderer: this.#renderer, interactive: false }).addTo(this.#map);
      this.#styled.push([
        stop,
        (size) => ({
          radius: 2 * size,
          weight: 1.2 * size,
          color: colour("map-rail"),
          fillColor: colour("map-land"),
          fillOpacity: 1,
        }),
      ]);
    }
    const html = element("span", { "aria-hidden": "true", "data-name": name }, name);
    const label = L.marker(point, {
      pane: "places",
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ className: `place place-${kind}`, html, iconSize: null }),
    }).addTo(this.#map);
    if (kind === "district") {
      this.#districts.push(label);
    }
  }

  #addTiles({ url, attribution }) {
    L.tileLayer(url, { attribution: asSafeMarkup(attribution ?? ""), maxZoom: 19 }).addTo(this.#map);
  }

  #restyle() {
    const zoom = this.#map.getZoom();
    const size = 2 ** ((zoom - 12) * 0.55);
    for (const [path, styleAt] of this.#styled) {
      const style = styleAt(size);
      path.setStyle(style);
      if (style.radius) {
        path.setRadius(style.radius);
      }
    }
    this.#map.getContainer().toggleAttribute("data-near", zoom >= NEAR);
  }
}

function turned([longitude, latitude]) {
  return [latitude, longitude];
}

/** An operator's attribution with its texts and web links and nothing else. */
function asSafeMarkup(markup) {
  const clean = element("span");
  const { body } = new DOMParser().parseFromString(markup, "text/html");
  for (const part of body.childNodes) {
    const href = part.nodeName === "A" ? part.getAttribute("href") : null;
    if (href && /^https?:/i.test(href)) {
      clean.append(element("a", { href, rel: "noopener" }, part.textContent));
    } else if (!["SCRIPT", "STYLE"].includes(part.nodeName)) {
      clean.append(part.textContent);
    }
  }
  return clean.innerHTML;
}
