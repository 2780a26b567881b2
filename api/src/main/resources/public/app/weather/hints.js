// What is to be minded, where a threshold is met that somebody has published. These are no warnings.
import { element } from "../page/elements.js";
import { formatMeasure } from "../page/formats.js";
import { currentOf } from "./weatherdata.js";
import { words } from "./words.js";

const SOURCES = {
  warnings: "https://www.dwd.de/DE/wetter/warnungen_aktuell/kriterien/warnkriterien.html",
  lexicon: "https://www.dwd.de/DE/service/lexikon/lexikon_node.html",
  heatIndex: "https://www.weather.gov/ama/heatindex",
};

const FROST = 0; // Cel; DWD, criteria for warnings, frost
const HOT_DAY = 30; // Cel; DWD, weather lexicon, "Heißer Tag"
const EXTREME_CAUTION = 32.2; // Cel, 90 F; National Weather Service
const DOWNPOUR = 15; // mm in an hour; DWD, criteria for warnings, heavy rain

/** { parts, source } of each that is met by the weather as fetchWeather tells it; parts are texts and elements. */
export function hintsFor({ stations, downpour }) {
  const hint = (property, meets, text, source) => {
    const current = currentOf(stations, property);
    const n = current.filter(([, { value }]) => meets(value)).length;
    return n ? { parts: [text(n, current.length)], source } : null;
  };
  return [
    hint("temperature", (value) => value < FROST, words.frost, "warnings"),
    hint("temperature", (value) => value >= HOT_DAY, words.hot, "lexicon"),
    hint("heat_index", (value) => value >= EXTREME_CAUTION, words.sultry, "heatIndex"),
    downpour && downpour.sum >= DOWNPOUR ? { parts: rain(stations, downpour), source: "warnings" } : null,
  ].filter(Boolean);
}

export function hintList(hints) {
  return element(
    "ul",
    { class: "hints" },
    ...hints.map(({ parts, source }) =>
      element("li", {}, element("p", {}, ...parts), element("a", { href: SOURCES[source], rel: "noopener" }, words.sources[source])),
    ),
  );
}

function rain(stations, { device, sum }) {
  const name = stations.find((station) => station.device === device)?.name ?? device;
  return words.downpour(formatMeasure(sum, "rainfall", "mm"), element("bdi", {}, name));
}
