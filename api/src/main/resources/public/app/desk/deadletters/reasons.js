// How many dead letters there are of each reason, each the way to those.
import { element } from "../../page/elements.js";
import { formatNumber } from "../../page/formats.js";
import { words as pageWords } from "../../page/language.js";
import { reasonName, words } from "./words.js";

export class Reasons {
  #addressOf;
  #shown = null;

  element = element("ul", { class: "reasons", "aria-label": words.counts });

  /** `addressOf(reason)` leads to those of a reason, of all with "". */
  constructor(addressOf) {
    this.#addressOf = addressOf;
  }

  /** `counts` are { reason, open, total }, or null while it is not known. */
  show(counts, chosen) {
    if (counts === null) {
      this.#shown = null;
      this.element.replaceChildren(element("li", { class: "desk-hint" }, pageWords.loading));
      return;
    }
    const now = JSON.stringify([counts, chosen, this.#addressOf("")]);
    if (now === this.#shown) {
      return;
    }
    this.#shown = now;
    const focused = document.activeElement?.closest(".reasons a")?.dataset.reason;
    const sorted = [...counts].sort((a, b) => b.open - a.open || b.total - a.total);
    this.element.replaceChildren(
      ...(sorted.length === 0 ? [element("li", { class: "desk-hint" }, words.none)] : []),
      ...sorted.map(({ reason, open, total }) =>
        element(
          "li",
          {},
          element(
            "a",
            { href: this.#addressOf(reason === chosen ? "" : reason), "data-reason": reason, "aria-current": reason === chosen ? "true" : null },
            element("b", {}, formatNumber(open)),
            element("span", {}, reasonName(reason)),
            element("small", {}, words.ofAll(formatNumber(total))),
          ),
        ),
      ),
    );
    this.element.querySelector(`[data-reason="${focused}"]`)?.focus({ preventScroll: true });
  }
}
