// To which parts of the API a key is confined, by the names that its description has for them.
import { element } from "../../page/elements.js";
import { words } from "./words.js";

export class Scopes {
  #chosen = new Set();
  #error = element("p", { class: "field-error", hidden: true });

  element = element(
    "fieldset",
    { class: "group" },
    element("legend", {}, words.scopes),
    element("p", { class: "field-help" }, words.scopesHelp),
    element("div", { class: "checks" }, ...Object.entries(words.scopeNames).map((scope) => this.#check(...scope))),
    this.#error,
  );
  name = "scopes";
  hidden = false;

  get input() {
    return this.element.querySelector("input");
  }

  get value() {
    return [...this.#chosen];
  }

  fail(...content) {
    this.#error.replaceChildren(...content);
    this.#error.hidden = false;
  }

  clear() {
    this.#error.hidden = true;
  }

  #check(scope, name) {
    return element(
      "label",
      {},
      element("input", { type: "checkbox", onchange: ({ target }) => (target.checked ? this.#chosen.add(scope) : this.#chosen.delete(scope)) }),
      element("span", {}, name),
    );
  }
}
