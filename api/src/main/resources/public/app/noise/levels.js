// A level in numbers and as a bar on a scale of decibels, with the mark from which the EU has noise reported:
// L_DEN from 55 dB and L_night from 50 dB on (Directive 2002/49/EC, Annex VI).
import { bar } from "../page/bar.js";
import { element } from "../page/elements.js";
import { formatMeasure } from "../page/formats.js";
import { words } from "./words.js";

export const MARKS = { lDen: 55, lNight: 50 };

const [LOW, HIGH] = [35, 80];

/** "64 dB(A)". */
export function levelText(level) {
  return formatMeasure(level, "sound_level", "dB[A]");
}

/** Whether the level reaches its mark, as it is told: a whole number. */
export function reachesMark(level, which) {
  return which in MARKS && level !== null && Math.round(level) >= MARKS[which];
}

/** A cell of a table. */
export function levelCell(level, which) {
  if (level === null || level === undefined) {
    return "–";
  }
  const above = reachesMark(level, which);
  return element(
    "span",
    { class: "level", "data-which": which },
    element("span", { class: "level-text" }, levelText(level), above ? element("span", { class: "unseen" }, ` (${words.aboveMark})`) : null),
    bar(shareOf(level), { marks: which in MARKS ? [shareOf(MARKS[which])] : [] }),
  );
}

export function shareOf(level) {
  return (level - LOW) / (HIGH - LOW);
}
