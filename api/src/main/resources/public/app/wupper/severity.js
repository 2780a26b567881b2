// How much something matters, in shape, colour and word: a disc tells, a triangle warns, an octagon with a bar is critical.
import { drawing } from "../page/elements.js";

/** From the least severe to the most. */
export const SEVERITIES = ["info", "warning", "critical"];

const FORMS = {
  critical: ["path", { d: "M5.3 1h5.4L15 5.3v5.4L10.7 15H5.3L1 10.7V5.3Z" }],
  warning: ["path", { d: "M8 1.2 15.3 14.4H.7Z" }],
  info: ["circle", { cx: 8, cy: 8, r: 6.4 }],
  good: ["path", { d: "M2.5 8.5 6.3 12.3 13.5 4", class: "mark-open" }],
  silent: ["path", { d: "M8 1.5 14.5 8 8 14.5 1.5 8Z", class: "mark-open" }],
};
const SIGNS = {
  critical: ["path", { d: "M8 4v5M8 11v1.2", class: "mark-sign" }],
  warning: ["path", { d: "M8 6v3.6M8 11.2v1.1", class: "mark-sign" }],
  info: ["path", { d: "M8 7.2v4M8 4.2v1.2", class: "mark-sign" }],
};

/** The most severe of some, or null of none. */
export function worst(severities) {
  return SEVERITIES.findLast((severity) => severities.includes(severity)) ?? null;
}

export function compareSeverity(a, b) {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** The shape as a small picture; of a state without alert "good" or "silent". */
export function severityPicture(severity) {
  const [form, sign] = [FORMS[severity], SIGNS[severity]];
  return drawing(
    "svg",
    { viewBox: "0 0 16 16", class: "severity-mark", "data-severity": severity, "aria-hidden": "true" },
    drawing(...form),
    sign ? drawing(...sign) : null,
  );
}
