// The library that draws charts, as the platform delivers it.
export { default as uPlot } from "../../webjars/uplot/1.6.30/dist/uPlot.esm.js";
