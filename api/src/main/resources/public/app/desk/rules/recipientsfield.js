// Who hears of a rule's alerts, chosen from those that are registered.
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { words } from "./words.js";

export class Recipients {
  #known = [];
  #chosen = [];
  #list = element("div", { class: "checks" });
  #error = element("p", { class: "field-error", hidden: true });

  element = element("fieldset", { class: "group" }, element("legend", {}, words.recipients), this.#list, this.#error);
  name = "recipients";
  hidden = false;

  constructor() {
    this.#fill();
  }

  get input() {
    return this.#list.querySelector("input, a");
  }

  get value() {
    return this.#chosen;
  }

  /** Those that there are, as the API has them. */
  offer(known) {
    this.#known = known;
    this.#fill();
  }

  choose(ids) {
    this.#chosen = [...ids];
    this.#fill();
  }

  fail(...content) {
    this.#error.replaceChildren(...content);
    this.#error.hidden = false;
  }

  clear() {
    this.#error.hidden = true;
  }

  #fill() {
    const gone = this.#chosen.filter((id) => !this.#known.some((recipient) => recipient.id === id)).map((id) => ({ id, name: id }));
    const offered = [...this.#known, ...gone];
    this.#list.replaceChildren(
      ...offered.map(({ id, name }) =>
        element(
          "label",
          {},
          element("input", { type: "checkbox", checked: this.#chosen.includes(id), onchange: ({ target }) => this.#turn(id, target.checked) }),
          element("span", { dir: "auto" }, name),
        ),
      ),
      ...(offered.length
        ? []
        : [element("p", { class: "field-help" }, words.noRecipients, " ", element("a", { href: addressOf({ room: "desk", parts: ["recipients"] }) }, words.makeRecipient))]),
    );
  }

  #turn(id, on) {
    this.#chosen = on ? [...this.#chosen, id] : this.#chosen.filter((chosen) => chosen !== id);
  }
}
