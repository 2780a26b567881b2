// In the header: who is signed in, as the way to the desk. Not there while nobody is.
import { session } from "../data/session.js";
import { drawing, element } from "./elements.js";
import { words } from "./language.js";

export class Account {
  #place;

  constructor(place) {
    this.#place = place;
    session.addEventListener("changed", () => this.#show());
    this.#show();
  }

  #show() {
    const { caller } = session;
    this.#place.hidden = caller === null;
    if (caller === null) {
      this.#place.replaceChildren();
      return;
    }
    const saying = words.account(caller.name);
    this.#place.setAttribute("aria-label", saying);
    this.#place.title = saying;
    this.#place.replaceChildren(
      drawing(
        "svg",
        { viewBox: "0 0 24 24", "aria-hidden": "true" },
        drawing("circle", { cx: 12, cy: 8, r: 4 }),
        drawing("path", { d: "M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6" }),
      ),
      element("span", { class: "account-name", dir: "auto" }, caller.name),
    );
  }
}
