// The libraries the page is built on, as the platform delivers them: Leaflet and Supercluster (their classic builds, loaded
// by index.html) draw the map and gather what lies close together on it, uPlot draws the charts.
export { default as uPlot } from "../../webjars/uplot/1.6.30/dist/uPlot.esm.js";

export const { L, Supercluster } = globalThis;
