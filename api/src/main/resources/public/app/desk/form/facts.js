// What is known of one thing, as names and values.
import { element } from "../../page/elements.js";

/** `pairs` are [name, value], a text or an element; those without a value are left out. */
export function facts(...pairs) {
  return element(
    "dl",
    { class: "desk-facts" },
    ...pairs
      .filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", { dir: "auto" }, value))),
  );
}
