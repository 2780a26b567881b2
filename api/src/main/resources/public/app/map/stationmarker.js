// A station on the map's canvas: its shape, coloured by value, and its value beside it where there is room.
import { Box } from "./box.js";
import { L } from "../page/libraries.js";
import { traceBadge, tracePath } from "./marks.js";

const FONT = '600 12px -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';
const GAP = 4;
const ALERT = 6;

// Leaflet draws a path by calling _updatePath and redraws what lies within _pxBounds.
export const StationMarker = L.CircleMarker.extend({
  /** look: { shape, fill, edge, halo, ink, chosen, alert, label } */
  setLook(look) {
    this.look = look;
    this.setRadius(look.chosen ? 10 : look.shape === "stale" ? 6 : 7.5);
    return this;
  },

  setLabelled(labelled) {
    this.labelled = labelled;
    return this.redraw();
  },

  /** The room that the label would take, in pixels of the layer. */
  labelBox(context) {
    context.font = FONT;
    const width = context.measureText(this.look.label).width;
    const left = this._point.x + this._radius + GAP + (this.look.alert ? ALERT : 0);
    return new Box(left, left + width, this._point.y - 7, this._point.y + 7);
  },

  /** The room that the shape takes. */
  shapeBox() {
    const { x, y } = this._point;
    return new Box(x - this._radius, x + this._radius, y - this._radius, y + this._radius);
  },

  _updateBounds() {
    const reach = this._radius + 8;
    const label = this.labelled || this.look?.chosen ? this.look.label.length * 9 + 2 * GAP + ALERT : 0;
    this._pxBounds = L.bounds(
      this._point.subtract([reach, reach]),
      this._point.add([reach + label, reach]),
    );
  },

  _updatePath() {
    const renderer = this._renderer;
    if (!renderer._drawing || !this.look || this._empty()) {
      return;
    }
    const context = renderer._ctx;
    const { x, y } = this._point;
    const { shape, fill, edge, halo, ink, chosen, alert, label } = this.look;
    context.save();
    if (chosen) {
      tracePath(context, "current", x, y, this._radius + 5);
      context.fillStyle = halo;
      context.fill();
      context.lineWidth = 3;
      context.strokeStyle = chosen;
      context.stroke();
    }
    tracePath(context, shape, x, y, this._radius);
    context.lineWidth = shape === "stale" ? 4.5 : 3.5;
    context.strokeStyle = halo;
    context.stroke();
    context.fillStyle = shape === "stale" ? halo : fill;
    context.fill();
    context.lineWidth = shape === "stale" ? 2 : 1;
    context.strokeStyle = edge;
    context.stroke();
    if (this.labelled || chosen) {
      context.font = FONT;
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.lineWidth = 3.5;
      context.strokeStyle = halo;
      const left = x + this._radius + GAP + (alert ? ALERT : 0) + (chosen ? 5 : 0);
      context.strokeText(label, left, y + 0.5);
      context.fillStyle = ink;
      context.fillText(label, left, y + 0.5);
    }
    if (alert) {
      traceBadge(context, x + this._radius * 0.8, y - this._radius * 0.8, alert, halo);
    }
    context.restore();
  },
});
