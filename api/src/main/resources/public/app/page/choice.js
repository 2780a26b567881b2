// A choice of one of a few, as buttons in a row of which one is pressed. Calls `choose` with the value.
import { element } from "./elements.js";

let made = 0;

export class Choice {
  #inputs = new Map();

  element;

  /** `options` are [value, text]. */
  constructor(label, options, chosen, choose) {
    const name = `choice-${made++}`;
    this.element = element(
      "fieldset",
      { class: "ranges" },
      element("legend", { class: "unseen" }, label),
      ...options.map(([value, text]) => {
        const input = element("input", { type: "radio", name, value, checked: value === chosen, onchange: () => choose(value) });
        this.#inputs.set(value, input);
        return element("label", {}, input, text);
      }),
    );
  }

  show(value) {
    const input = this.#inputs.get(value);
    if (input) {
      input.checked = true;
    }
  }
}
