// The choice of the property: the best-known as chips, the others in a list. Calls `choose` with the property.
import { element } from "../page/elements.js";
import { words } from "../page/language.js";
import { aboutProperty, compareProperties } from "../data/properties.js";

export class Chooser {
  #place;
  #choose;

  constructor(place, choose) {
    this.#place = place;
    this.#choose = choose;
    place.setAttribute("role", "radiogroup");
    place.setAttribute("aria-label", words.chooser);
  }

  show(properties, chosen) {
    const sorted = [...properties].sort(compareProperties);
    const leading = sorted.filter((property) => aboutProperty(property).leading);
    const others = sorted.filter((property) => !aboutProperty(property).leading);
    const hadFocus = this.#place.contains(document.activeElement);
    this.#place.replaceChildren(
      ...leading.map((property) => this.#chip(property, property === chosen)),
      ...(others.length ? [this.#more(others, chosen)] : []),
    );
    const current = this.#place.querySelector("input:checked, [data-chosen]");
    if (hadFocus) {
      current?.focus({ preventScroll: true });
    }
    this.#reveal(current?.closest(".chip"));
  }

  /** Where the chips do not fit beside each other they scroll, and the chosen one is in sight. */
  #reveal(chip) {
    if (chip) {
      this.#place.scrollLeft = chip.offsetLeft - (this.#place.clientWidth - chip.offsetWidth) / 2;
    }
  }

  #chip(property, checked) {
    const choice = element("input", { type: "radio", name: "property", value: property, checked });
    choice.addEventListener("change", () => this.#choose(property));
    return element("label", { class: "chip" }, choice, aboutProperty(property).name);
  }

  #more(properties, chosen) {
    const option = (property) =>
      element("option", { value: property, selected: property === chosen }, aboutProperty(property).name);
    const technical = properties.filter((property) => aboutProperty(property).technical);
    const list = element(
      "select",
      { class: "chip chip-more", "aria-label": words.more, "data-chosen": properties.includes(chosen) },
      element("option", { value: "", hidden: true, selected: !properties.includes(chosen) }, words.more),
      ...properties.filter((property) => !technical.includes(property)).map(option),
      technical.length ? element("optgroup", { label: words.technical }, ...technical.map(option)) : null,
    );
    list.addEventListener("change", () => this.#choose(list.value));
    return list;
  }
}
