// Concentrations as they are compared with bounds and limits: whole numbers, a half upwards.
import { unitName } from "../data/properties.js";
import { formatNumber } from "../page/formats.js";

export function wholeAmount(value, unit) {
  return `${formatNumber(Math.round(value), 0)}\u00a0${unitName(unit)}`;
}
