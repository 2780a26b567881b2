// The rooms of the page, of which one is shown at a time, and the way between them. A room is loaded when somebody first
// enters it. What a module of a room has by default is a class:
//
//   constructor(place)        builds the room into an element
//   show(address)             enters it, or shows what another address within it asks for
//   hide()                    leaves it: nothing is asked for any more
//   get title                 what the window is called, or null
// and if it wants to
//   hear(reading)             a reading of the live stream, while it is shown
//   refresh()                 what it shows may be old: the connection was lost, or somebody else looks at it
//   tick()                    some time has passed: ages are others now
import { addressOf, readAddress } from "./address.js";
import { element } from "./elements.js";
import { words } from "./language.js";
import { untilAnswered } from "./patience.js";

export class Rooms {
  #loaders;
  #nav;
  #places;
  #rooms = new Map();
  #links = new Map();
  #shown = null; // the name
  #stale = new Set(); // the names of those that were not shown when all became old
  #started = false;

  /** `loaders` by the rooms' names, in the order of the ways to them; `places` has the element for each. */
  constructor(nav, loaders, places) {
    this.#nav = nav;
    this.#loaders = loaders;
    this.#places = places;
    for (const name of Object.keys(loaders)) {
      this.#links.set(name, element("a", { href: name === "map" ? "#/" : addressOf({ room: name }) }, words.rooms[name]));
    }
    nav.append(element("ul", {}, ...[...this.#links.values()].map((link) => element("li", {}, link))));
  }

  /** Shows what the address asks for. */
  async follow() {
    const address = readAddress(location.hash, Object.keys(this.#loaders));
    const name = address.room;
    const before = this.#shown;
    this.#shown = name;
    this.#markLink(name);
    if (before !== null && before !== name) {
      this.#rooms.get(before)?.hide();
      this.#places(before).hidden = true;
    }
    const place = this.#places(name);
    place.hidden = false;
    document.documentElement.dataset.room = name;
    const room = await this.#room(name);
    if (this.#shown !== name) {
      return; // somebody has gone on already
    }
    room.show(address);
    if (this.#stale.delete(name)) {
      room.refresh?.();
    }
    this.showTitle();
    if (this.#started && before !== name) {
      place.scrollTop = 0;
      place.focus({ preventScroll: true });
    }
    this.#started = true;
  }

  showTitle() {
    const title = this.#rooms.get(this.#shown)?.title;
    document.title = title ? words.titleOf(title) : words.title;
  }

  hear(reading) {
    this.#current?.hear?.(reading);
  }

  /** What is shown may be old, or not for whoever looks at it now. */
  refresh() {
    this.#stale = new Set(this.#rooms.keys());
    this.#stale.delete(this.#shown);
    this.#current?.refresh?.();
  }

  tick() {
    this.#current?.tick?.();
  }

  get #current() {
    return this.#rooms.get(this.#shown);
  }

  async #room(name) {
    if (!this.#rooms.has(name)) {
      const place = this.#places(name);
      const { default: Room } = await untilAnswered(this.#loaders[name]);
      if (!this.#rooms.has(name)) {
        this.#rooms.set(name, new Room(place, this));
      }
    }
    return this.#rooms.get(name);
  }

  #markLink(name) {
    for (const [room, link] of this.#links) {
      if (room === name) {
        link.setAttribute("aria-current", "page");
        this.#nav.scrollLeft = link.offsetLeft - (this.#nav.clientWidth - link.offsetWidth) / 2;
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }
}
