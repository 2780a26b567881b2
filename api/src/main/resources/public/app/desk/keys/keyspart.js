// The keys of the API: who has which, what they may do, when they were last used. Made here, and taken back.
import { session } from "../../data/session.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { formatAge, formatExact } from "../../page/formats.js";
import { confirmed } from "../form/confirm.js";
import { PagedList } from "../form/pagedlist.js";
import { Split } from "../form/split.js";
import { keyForm } from "./keyform.js";
import { words } from "./words.js";

export default class KeysPart {
  #title = null;
  #changed;
  #list;
  #split;

  constructor(place, changed) {
    this.#changed = changed;
    this.#list = new PagedList({
      path: "keys",
      caption: words.title,
      empty: words.empty,
      key: ({ id }) => id,
      columns: [
        { name: words.key, cell: ({ id, name }) => element("div", {}, element("span", { dir: "auto" }, name), element("small", {}, id)) },
        { name: words.role, cell: (key) => roleOf(key) },
        { name: words.lastUsed, minor: true, cell: ({ lastUsedAt }) => used(lastUsedAt) },
        { name: words.expires, minor: true, cell: ({ expiresAt }) => (expiresAt ? formatExact(Date.parse(expiresAt)) : words.never) },
        { name: words.state, cell: (key) => this.#state(key) },
      ],
    });
    this.#split = new Split(
      element(
        "div",
        { class: "desk-filter" },
        element("a", { class: "button button-main", href: addressOf({ room: "desk", parts: ["keys"], options: { make: "yes" } }) }, words.make),
      ),
      this.#list.element,
    );
    place.append(this.#split.element);
  }

  get watched() {
    return this.#list.watched;
  }

  get title() {
    return this.#title;
  }

  show({ options }) {
    this.#list.ask({});
    this.#title = options.get("make") ? words.make : null;
    if (this.#title) {
      this.#split.open("", addressOf({ room: "desk", parts: ["keys"] }), async () => ({}), () => ({
        title: words.make,
        content: [keyForm(() => this.#list.refresh())],
      }));
      this.#changed();
    } else {
      this.#list.focus(this.#split.close());
    }
  }

  refresh() {
    this.#list.refresh();
  }

  hide() {
    this.#list.stop();
  }

  #state(key) {
    const { name, revokedAt, expiresAt } = key;
    if (revokedAt) {
      return element("span", { class: "tag", "data-off": true, title: formatExact(Date.parse(revokedAt)) }, words.revoked);
    }
    if (expiresAt && Date.parse(expiresAt) <= Date.now()) {
      return element("span", { class: "tag", "data-off": true }, words.expired);
    }
    return element(
      "button",
      { type: "button", class: "button button-small", "aria-label": words.revokeOf(name), onclick: () => this.#revoke(key) },
      words.revoke,
    );
  }

  async #revoke({ id, name }) {
    const own = session.caller.id === `key:${id}`;
    const outcome = await confirmed({
      title: words.revokeTitle(name),
      text: [words.revokeText, own ? words.ownKey : null].filter(Boolean),
      action: words.revoke,
      danger: true,
      call: { method: "DELETE", path: `keys/${encodeURIComponent(id)}` },
    });
    if (outcome && own) {
      session.signOut();
    } else if (outcome) {
      this.#list.refresh();
    }
  }
}

function roleOf({ role, scopes, devices }) {
  const only = [scopes.length ? words.onlyScopes(scopes.join(", ")) : null, devices.length ? words.onlyDevices(devices.length) : null];
  return element("div", {}, element("code", {}, role), element("small", {}, only.filter(Boolean).join("; ") || words.allScopes));
}

function used(lastUsedAt) {
  if (lastUsedAt === null) {
    return words.unused;
  }
  const time = Date.parse(lastUsedAt);
  return element("span", { title: formatExact(time) }, formatAge(time, Date.now()));
}
