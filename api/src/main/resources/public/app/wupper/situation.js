// What is the matter at the river, in a sentence or three.
import { formatRise } from "./levels.js";
import { worst } from "./severity.js";
import { words } from "./words.js";

const RISING = ["rising", "rising-fast"];

/** { state, headline, detail } of these gauges. */
export function situationOf(gauges) {
  if (gauges.length === 0) {
    return { state: "silent", headline: words.noGauges, detail: "" };
  }
  const count = (state) => gauges.filter((gauge) => gauge.state === state).length;
  const counts = { critical: count("critical"), warning: count("warning"), info: count("info") };
  const severity = worst(gauges.map(({ state }) => state));
  const silent = gauges.filter((gauge) => gauge.silent);
  const fastest = gauges.filter(({ trend }) => RISING.includes(trend)).reduce((a, b) => (a && a.rise >= b.rise ? a : b), null);
  if (silent.length === gauges.length) {
    return { state: severity ?? "silent", headline: severity ? words.alerts(counts) : words.allSilent, detail: "" };
  }
  const calm = fastest ? words.moving : words.calm;
  return {
    state: severity ?? "good",
    headline: severity ? words.alerts(counts) : calm,
    detail: [
      severity ? null : words.noAlert,
      fastest ? words.fastest(fastest.name, formatRise(fastest.rise)) : words.nowhere,
      silent.length ? words.silentGauges(silent.length) : null,
    ]
      .filter(Boolean)
      .join(" "),
  };
}
