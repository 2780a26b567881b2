// Which dead letters are listed: of one reason, of one device, in which state.
import { element } from "../../page/elements.js";
import { REASONS, reasonName, words } from "./words.js";

const TYPING = 500;

export class Filter {
  #typing = 0;
  #reason;
  #state;
  #device;

  element;

  /** `choose` hears of what was chosen, { reason }, { state } or { device }. */
  constructor(choose) {
    const select = (label, options, name) =>
      element(
        "select",
        { class: "select", "aria-label": label, onchange: ({ target }) => choose({ [name]: target.value }) },
        ...options.map(([value, text]) => element("option", { value }, text)),
      );
    this.#reason = select(words.whichReason, [["", words.anyReason], ...REASONS.map((reason) => [reason, reasonName(reason)])], "reason");
    this.#state = select(words.whichState, Object.entries(words.stateChoices), "state");
    this.#device = element("input", {
      type: "search",
      class: "select desk-search",
      "aria-label": words.whichDevice,
      placeholder: words.whichDevice,
      oninput: ({ target }) => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => choose({ device: target.value.trim() }), TYPING);
      },
    });
    this.element = element("div", { class: "desk-filter" }, this.#reason, this.#state, this.#device);
  }

  show({ reason, state, device }) {
    this.#reason.value = reason;
    this.#state.value = state;
    if (document.activeElement !== this.#device) {
      this.#device.value = device;
    }
  }
}
