// Who is signed in at the desk, and the way out.
import { session } from "../data/session.js";
import { element } from "../page/elements.js";
import { formatMoment } from "../page/formats.js";
import { words } from "./words.js";

export class Identity {
  element = element("div", { class: "identity", hidden: true });

  constructor() {
    session.addEventListener("changed", () => this.#show());
    this.#show();
  }

  #show() {
    const { caller } = session;
    this.element.hidden = caller === null;
    if (caller === null) {
      this.element.replaceChildren();
      return;
    }
    const ends = caller.expiresAt && !session.isGranted && words.keyEnds(formatMoment(Date.parse(caller.expiresAt)));
    this.element.replaceChildren(
      element(
        "p",
        {},
        element("span", { class: "unseen" }, `${words.signedIn} `),
        element("b", { dir: "auto" }, caller.name),
        " ",
        element("span", { class: "tag" }, words.roles[caller.role] ?? caller.role ?? ""),
        ends ? element("small", {}, ends) : null,
      ),
      element("button", { type: "button", class: "button button-small", onclick: () => session.signOut() }, words.signOut),
    );
  }
}
