// The warning marks of a gauge: the thresholds of the alert rules that watch its level, or how fast it rises.
import { millisecondsIn } from "../page/durations.js";
import { centimetresIn } from "./levels.js";
import { worst } from "./severity.js";

const HOUR = 3_600_000;
const LEVELS = ["value", "aggregate"];

/** Marks { severity, at, rule } of a gauge in centimetres, the lowest first; `kind` is "level" or "rise". */
export function marksOf(gauge, rules, kind) {
  return rules
    .filter((rule) => rule.enabled && rule.property === "water_level" && rule.direction !== "below" && means(rule, gauge))
    .filter(({ watch, statistic }) => (kind === "rise" ? watch === "rise" : LEVELS.includes(watch) && statistic !== "count" && statistic !== "sum"))
    .flatMap((rule) => rule.levels.map((level) => ({ severity: level.severity, at: inCentimetres(level.raise, rule, gauge), rule: rule.name })))
    .sort((a, b) => a.at - b.at);
}

/** The most severe mark that the level has reached, or null. */
export function reached(marks, centimetres) {
  return worst(marks.filter(({ at }) => centimetres >= at).map(({ severity }) => severity));
}

/** Rises are drawn per hour, whatever the span that the rule looks at. */
function inCentimetres(threshold, rule, gauge) {
  const perHour = rule.watch === "rise" ? (millisecondsIn(rule.per) ?? HOUR) / HOUR : 1;
  return (threshold * centimetresIn(gauge.unit)) / perHour;
}

function means(rule, gauge) {
  return (!rule.devices?.length || rule.devices.includes(gauge.device)) && (!rule.district || rule.district === gauge.district);
}
