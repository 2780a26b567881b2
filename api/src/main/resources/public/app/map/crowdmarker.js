// A crowd of stations on the map's canvas: how many they are, in a ring that has the colour of their mean.
import { Box } from "./box.js";
import { L } from "../page/libraries.js";
import { traceBadge, tracePath } from "./marks.js";

const FONT = '650 12px -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';
const LEAST = 12;
const MOST = 22;

export const CrowdMarker = L.CircleMarker.extend({
  /** look: { count, ring, edge, halo, ink, alert } */
  setLook(look) {
    this.look = look;
    this.setRadius(Math.min(LEAST + 2.2 * Math.log2(look.count), MOST));
    return this;
  },

  shapeBox() {
    const { x, y } = this._point;
    return new Box(x - this._radius, x + this._radius, y - this._radius, y + this._radius);
  },

  _updateBounds() {
    const reach = this._radius + 8;
    this._pxBounds = L.bounds(this._point.subtract([reach, reach]), this._point.add([reach, reach]));
  },

  _updatePath() {
    const renderer = this._renderer;
    if (!renderer._drawing || !this.look || this._empty()) {
      return;
    }
    const context = renderer._ctx;
    const { x, y } = this._point;
    const { count, ring, edge, halo, ink, alert } = this.look;
    context.save();
    tracePath(context, "current", x, y, this._radius);
    context.lineWidth = 3;
    context.strokeStyle = halo;
    context.stroke();
    context.fillStyle = halo;
    context.fill();
    tracePath(context, "current", x, y, this._radius - 2.5);
    context.lineWidth = 5;
    context.strokeStyle = ring;
    context.stroke();
    tracePath(context, "current", x, y, this._radius);
    context.lineWidth = 1;
    context.strokeStyle = edge;
    context.stroke();
    context.font = FONT;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = ink;
    context.fillText(count, x, y + 0.5);
    if (alert) {
      traceBadge(context, x + this._radius * 0.75, y - this._radius * 0.75, alert, halo);
    }
    context.restore();
  },
});
