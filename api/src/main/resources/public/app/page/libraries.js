// The two libraries the page is built on, as the platform delivers them: Leaflet (its classic build, loaded by
// index.html) draws the map, uPlot the charts.
export { default as uPlot } from "../../webjars/uplot/1.6.30/dist/uPlot.esm.js";

export const { L } = globalThis;
