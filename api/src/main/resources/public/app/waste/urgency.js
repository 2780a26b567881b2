// How soon a bin needs emptying, in shape, colour and word: the more urgent, the more pointed and the darker.
import { drawing, element } from "../page/elements.js";
import { words } from "./words.js";

const FORMS = {
  today: ["path", { d: "M8 1 15.4 14.6H.6Z" }],
  tomorrow: ["path", { d: "M1.8 1.8h12.4v12.4H1.8Z" }],
  later: ["circle", { cx: 8, cy: 8, r: 6 }],
  unknown: ["path", { d: "M8 1.6 14.4 8 8 14.4 1.6 8Z", class: "urgency-open" }],
};

export function urgencyPicture(urgency) {
  return drawing("svg", { viewBox: "0 0 16 16", class: "urgency", "data-urgency": urgency, "aria-hidden": "true" }, drawing(...FORMS[urgency]));
}

export function urgencyInWords(urgency) {
  return element("span", { class: "urgency-words", "data-urgency": urgency }, urgencyPicture(urgency), words.urgencies[urgency]);
}
