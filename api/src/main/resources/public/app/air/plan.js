// From longitude and latitude to the points of a flat drawing of the city, which is small enough for that.
const WIDTH = 1000;
const MARGIN = 8;
const GRID = 24;

export class Plan {
  #west;
  #north;
  #scale;
  #stretch; // a degree of latitude in degrees of longitude

  width = WIDTH;
  height;

  /** A drawing into which that ring fits. */
  constructor(ring) {
    const longitudes = ring.map(([longitude]) => longitude);
    const latitudes = ring.map(([, latitude]) => latitude);
    const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
    const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
    this.#west = west;
    this.#north = north;
    this.#stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180);
    this.#scale = (WIDTH - 2 * MARGIN) / (east - west);
    this.height = Math.round((north - south) * this.#stretch * this.#scale + 2 * MARGIN);
  }

  at([longitude, latitude]) {
    return [
      MARGIN + (longitude - this.#west) * this.#scale,
      MARGIN + (this.#north - latitude) * this.#stretch * this.#scale,
    ];
  }

  /** The points as the path of a drawing. */
  line(points) {
    return points.map((point, i) => `${i ? "L" : "M"}${this.at(point).map((side) => side.toFixed(1)).join(" ")}`).join("");
  }
}

/** The point of a grid within the ring that is furthest from its edges: room for a label. */
export function innermost(ring) {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [across, down] = [(Math.max(...xs) - left) / GRID, (Math.max(...ys) - top) / GRID];
  let best = { at: ring[0], room: -1 };
  for (let i = 1; i < GRID; i++) {
    for (let j = 1; j < GRID; j++) {
      const at = [left + i * across, top + j * down];
      const room = contains(ring, at) ? distance(ring, at) : -1;
      if (room > best.room) {
        best = { at, room };
      }
    }
  }
  return best.at;
}

function contains(ring, [x, y]) {
  let inside = false;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) {
      inside = !inside;
    }
  });
  return inside;
}

function distance(ring, [x, y]) {
  return Math.min(
    ...ring.map(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length];
      const [dx, dy] = [x2 - x1, y2 - y1];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
      return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
    }),
  );
}
