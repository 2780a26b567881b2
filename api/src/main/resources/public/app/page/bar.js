// A bar on a scale from 0 to 1, with marks where something is allowed or named. It repeats what a number beside it says,
// so it is for the eyes only.
import { element } from "./elements.js";

/** `marks` are shares too; `state` may be "bad", which is hatched as well as coloured. */
export function bar(share, { marks = [], state = "good" } = {}) {
  const fill = element("span", { class: "bar-fill" });
  fill.style.width = percent(share);
  return element(
    "span",
    { class: "bar", "data-state": state, "aria-hidden": "true" },
    fill,
    ...marks.map((at) => {
      const mark = element("span", { class: "bar-mark" });
      mark.style.left = percent(at);
      return mark;
    }),
  );
}

export function percent(share) {
  return `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
}
