// Where on the Wupper something stands: how far the water has come when it gets there, along the simplified line of
// valley.geojson. Good enough to put gauges in order; not to measure with.
const KILOMETRES = 111.32; // of a degree of latitude

export class River {
  #points; // in kilometres on a plane
  #stretch; // of a degree of longitude

  /** `coordinates` are [longitude, latitude], from the source to the mouth. */
  constructor(coordinates) {
    const middle = coordinates[Math.floor(coordinates.length / 2)][1];
    this.#stretch = KILOMETRES * Math.cos((middle * Math.PI) / 180);
    this.#points = coordinates.map((point) => this.#flat(point));
  }

  static async fetch(signal) {
    const response = await fetch(new URL("../../valley.geojson", import.meta.url), { signal });
    const { features } = await response.json();
    return new River(features.find(({ properties }) => properties.kind === "river").geometry.coordinates);
  }

  /** Kilometres from the source to the place on the river that is nearest to [latitude, longitude]. */
  kilometreOf([latitude, longitude]) {
    const [x, y] = this.#flat([longitude, latitude]);
    let nearest = { distance: Infinity, kilometre: 0 };
    let passed = 0;
    for (let i = 1; i < this.#points.length; i++) {
      const [[ax, ay], [bx, by]] = [this.#points[i - 1], this.#points[i]];
      const length = Math.hypot(bx - ax, by - ay);
      const along = length ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length ** 2 : 0;
      const part = Math.min(Math.max(along, 0), 1);
      const distance = Math.hypot(ax + part * (bx - ax) - x, ay + part * (by - ay) - y);
      if (distance < nearest.distance) {
        nearest = { distance, kilometre: passed + part * length };
      }
      passed += length;
    }
    return nearest.kilometre;
  }

  #flat([longitude, latitude]) {
    return [longitude * this.#stretch, latitude * KILOMETRES];
  }
}
