// Which stations lie so close together at a zoom that they are drawn as one crowd.
import { Supercluster } from "../page/libraries.js";

const CLOSE = 30; // pixels
const TILE = 256; // pixels of Leaflet's world at zoom 0
const FEWEST = 3; // two beside each other can be told apart
const NEAREST = 16; // from there on each is drawn by itself
const WORLD = [-180, -85, 180, 85];

export class Crowds {
  #index = new Supercluster({ radius: CLOSE, extent: TILE, minPoints: FEWEST, maxZoom: NEAREST });

  /** Of these stations, all with a position. */
  constructor(stations) {
    this.#index.load(
      stations.map((station) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [station.position[1], station.position[0]] },
        properties: { station },
      })),
    );
  }

  /** At a zoom: { crowds: [{ id, position, stations }], singles: [station] }. */
  at(zoom) {
    const crowds = [];
    const singles = [];
    for (const { geometry, properties } of this.#index.getClusters(WORLD, Math.round(zoom))) {
      if (properties.cluster) {
        const id = properties.cluster_id;
        const [longitude, latitude] = geometry.coordinates;
        const stations = this.#index.getLeaves(id, Infinity).map((leaf) => leaf.properties.station);
        crowds.push({ id, position: [latitude, longitude], stations });
      } else {
        singles.push(properties.station);
      }
    }
    return { crowds, singles };
  }

  /** The zoom at which a crowd falls apart. */
  apart(id) {
    return this.#index.getClusterExpansionZoom(id);
  }
}
