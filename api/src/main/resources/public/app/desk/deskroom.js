// The operator's desk: what is done every day, as far as the role of who is signed in reaches.
import { session } from "../data/session.js";
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { untilAnswered } from "../page/patience.js";
import { RoomFrame } from "../page/roomframe.js";
import { Identity } from "./identity.js";
import { PARTS } from "./parts.js";
import { SignIn, signInAgain, waiting } from "./signin.js";
import { words } from "./words.js";

export default class DeskRoom {
  #place;
  #rooms;
  #frame;
  #ways = element("ul");
  #nav = element("nav", { class: "desk-ways", "aria-label": words.ways, hidden: true }, this.#ways);
  #address = null;
  #parts = new Map();
  #places = new Map();
  #current = null; // the name of the part
  #shown = false;
  #who = ""; // what may be seen by whoever the parts were built for
  #again = null; // the dialog in which somebody signs in again

  constructor(place, rooms) {
    this.#place = place;
    this.#rooms = rooms;
    this.#frame = new RoomFrame(place, words.title, words.lead, this.#nav, new Identity().element);
    session.addEventListener("changed", () => this.#turn());
  }

  get title() {
    const part = this.#parts.get(this.#current);
    return [part?.title, this.#current && words.parts[this.#current], words.title].filter(Boolean).join(" – ");
  }

  show(address) {
    this.#shown = true;
    this.#address = address;
    if (this.#ways.childElementCount || session.caller === null) {
      this.#enter();
    } else {
      this.#begin();
    }
  }

  hide() {
    this.#shown = false;
    this.#leave();
  }

  refresh() {
    this.#parts.get(this.#current)?.refresh?.();
  }

  tick() {
    this.#frame.tick();
  }

  /** Whose key ends in the middle of his work signs in again above it, and loses nothing. */
  #turn() {
    if (session.caller === null && session.ended && this.#shown && this.#current !== null) {
      this.#again ??= signInAgain(() => {
        this.#again = null;
        if (session.caller === null) {
          this.#begin();
        }
      });
      return;
    }
    const sees = this.#again !== null && session.caller !== null && rights() === this.#who;
    this.#again?.close();
    if (sees) {
      this.refresh();
    } else {
      this.#begin();
    }
  }

  /** Somebody else is signed in now, or nobody: what was shown to whoever was before is forgotten. */
  #begin() {
    this.#leave();
    this.#parts.clear();
    this.#places.clear();
    const open = reached();
    this.#who = rights();
    this.#place.toggleAttribute("data-signed-in", session.caller !== null);
    this.#nav.hidden = open.length === 0;
    this.#ways.replaceChildren(
      ...open.map((name) =>
        element("li", {}, element("a", { href: addressOf({ room: "desk", parts: [name] }), "data-part": name }, words.parts[name])),
      ),
    );
    if (this.#shown) {
      this.#enter();
      if (session.caller === null) {
        this.#keepReader();
      }
    }
  }

  /** Shows that; who was in what was shown before would begin at the top of the page again. */
  #fill(shown) {
    if (this.#frame.body.firstChild === shown) {
      return;
    }
    const within = this.#frame.body.contains(document.activeElement);
    this.#frame.body.replaceChildren(shown);
    if (within) {
      this.#keepReader();
    }
  }

  #keepReader() {
    if (document.activeElement === document.body) {
      this.#place.focus({ preventScroll: true });
    }
  }

  async #enter() {
    const open = reached();
    if (open.length === 0) {
      this.#leave();
      this.#fill(this.#instead());
      this.#rooms.showTitle();
      return;
    }
    const [wanted] = this.#address.parts;
    const name = open.includes(wanted) ? wanted : open[0];
    if (name !== wanted) {
      location.replace(addressOf({ room: "desk", parts: [name] }));
      return;
    }
    if (this.#current !== name) {
      this.#leave();
      this.#current = name;
    }
    for (const link of this.#ways.querySelectorAll("a")) {
      if (link.dataset.part === name) {
        link.setAttribute("aria-current", "page");
        this.#nav.scrollLeft = link.offsetLeft - (this.#nav.clientWidth - link.offsetWidth) / 2;
      } else {
        link.removeAttribute("aria-current");
      }
    }
    const parts = this.#parts;
    const { default: Part } = await untilAnswered(PARTS[name].load);
    if (!this.#shown || this.#current !== name || session.caller === null) {
      return; // somebody has gone on already
    }
    if (!parts.has(name)) {
      const place = element("div", { class: "desk-part", "data-part": name });
      this.#places.set(name, place);
      parts.set(name, new Part(place, () => this.#rooms.showTitle()));
    }
    this.#fill(this.#places.get(name));
    const part = parts.get(name);
    part.show(this.#address);
    this.#frame.watch(part.watched);
    this.#rooms.showTitle();
  }

  #leave() {
    this.#parts.get(this.#current)?.hide();
    this.#current = null;
    this.#frame.watch(null);
  }

  /** What there is for whoever may see none of the parts. */
  #instead() {
    if (session.caller !== null) {
      const saying = session.may("analyst") ? words.nothingReached(session.caller.scopes) : words.nothingForReaders;
      return element("div", { class: "card desk-nothing" }, element("h3", {}, words.nothing), element("p", {}, saying));
    }
    return session.waiting ? waiting() : new SignIn().element;
  }
}

/** By what the desk differs from one to another. */
function rights() {
  return session.caller === null ? "" : JSON.stringify([session.caller.role, session.caller.scopes]);
}

/** The names of the parts that who is signed in may see. */
function reached() {
  return Object.entries(PARTS)
    .filter(([, { role, scope }]) => session.may(role) && session.reaches(scope))
    .map(([name]) => name);
}
