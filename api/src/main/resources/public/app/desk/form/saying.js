// What the platform's refusals mean, in words. Its own account of what is wrong is in English, and marked as such.
import { element } from "../../page/elements.js";
import { words } from "./words.js";

/** What to show of an ApiError, to be put into an element. */
export function saying(failure) {
  const { status, problem } = failure;
  const lead = words.refusals[status] ?? (status === 0 || status >= 500 ? words.refusals.away : words.refusals.other);
  const detail = problem?.detail;
  if (!lead.endsWith(":")) {
    return [lead]; // which says it all
  }
  return detail ? [`${lead} `, element("span", { lang: "en", class: "detail", dir: "auto" }, detail)] : [lead.replace(/:$/, ".")];
}
