// The answer in one sentence: how the air is over the city.
import { formatHour, formatList } from "../page/formats.js";
import { nameOf } from "./airclass.js";
import { words } from "./words.js";

const NAMED = 3;

/** { text, place, basis } of districts as fetchDay gives them; place is the worst class, null if nobody measures. */
export function verdictOn(districts) {
  const known = districts.filter(({ now }) => now !== null);
  if (known.length === 0) {
    return { text: words.noVerdict, place: null, basis: words.noVerdictWhy };
  }
  const hour = Math.max(...known.map(({ now }) => now.time));
  const devices = known.reduce((sum, { now }) => sum + now.devices, 0);
  return { text: sentence(known), place: worstOf(known), basis: words.basis(formatHour(hour), devices, known.length) };
}

/** Which districts say nothing, and why. */
export function silenceOf(districts) {
  const silent = districts.filter(({ now }) => now === null);
  const names = (some) => formatList(some.map(({ name }) => name));
  const never = silent.filter(({ hours }) => hours.length === 0);
  const lately = silent.filter(({ hours }) => hours.length > 0);
  return [never.length ? words.without(names(never)) : null, lately.length ? words.silent(names(lately)) : null].filter(Boolean);
}

function sentence(known) {
  const byClass = [...Map.groupBy(known, ({ now }) => now.class)].sort(([a], [b]) => a - b);
  const label = ([, districts]) => nameOf(districts[0].now);
  const [best, worst] = [byClass[0], byClass.at(-1)];
  if (byClass.length === 1) {
    return words.everywhere(label(best));
  }
  const typical = byClass.find(([, districts]) => districts.length > known.length / 2);
  if (typical === worst) {
    return words.atMost(label(worst));
  }
  const names = worst[1].map(({ name }) => name);
  const where = names.length > NAMED ? words.inSeveral(names.length) : words.inDistricts(formatList(names));
  return typical ? words.mostly(label(typical), label(worst), where) : words.mixed(label(best), label(worst), where);
}

function worstOf(known) {
  return Math.max(...known.map(({ now }) => now.class));
}
