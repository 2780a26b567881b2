// Something that is folded away until somebody wants it, and made only then: the numbers behind a picture, say.
import { element } from "./elements.js";

export class Fold {
  #make = () => [];
  #body = element("div", { class: "fold-body" });

  element;

  constructor(summary) {
    this.element = element(
      "details",
      { class: "numbers fold", ontoggle: () => this.#fill() },
      element("summary", {}, summary),
      this.#body,
    );
  }

  /** From now on what `make` returns, a list of elements, stands in it. */
  show(make) {
    this.#make = make;
    this.#fill();
  }

  #fill() {
    this.#body.replaceChildren(...(this.element.open ? this.#make() : []));
  }
}

/** A table without sorting: the first cell of a row is its head. Cells are texts or elements. */
export function plainTable(caption, head, rows) {
  return element(
    "div",
    { class: "numbers-frame", role: "region", "aria-label": caption, tabindex: 0 },
    element(
      "table",
      {},
      element("caption", { class: "unseen" }, caption),
      element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
      element(
        "tbody",
        {},
        ...rows.map(([first, ...others]) =>
          element("tr", {}, element("th", { scope: "row" }, first), ...others.map((text) => element("td", {}, text))),
        ),
      ),
    ),
  );
}
