// What the cards of this room are made of.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { words } from "./words.js";

/** A card with a heading and a sentence that is said later. */
export function card(title, ...parts) {
  return element("section", { class: "card" }, element("h3", {}, title), ...parts);
}

/** Instead of what the reader may not see. */
export function locked() {
  return element("p", { class: "locked" }, words.locked, " ", element("a", { href: addressOf({ room: "desk" }) }, words.signIn));
}

export function deviceLink(device, name, property = undefined) {
  return element("a", { class: "device-link", href: addressOf({ device, property }), dir: "auto", title: name }, name);
}

/** A bar that knows its share of the whole, for the eye only. */
export function bar(share, state = null) {
  const made = element("span", { class: "network-bar", "data-state": state, "aria-hidden": "true" });
  made.style.setProperty("--share", `${Math.min(Math.max(share, 0), 1) * 100}%`);
  return made;
}
