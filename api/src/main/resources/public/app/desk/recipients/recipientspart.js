// Who hears of alerts. One is made, changed, tried, or taken away.
import { get } from "../../data/api.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { PagedList } from "../form/pagedlist.js";
import { Split } from "../form/split.js";
import { recipientDetail } from "./recipientdetail.js";
import { words } from "./words.js";

const NEW = { id: null, name: "", channel: "email", address: "", hasSecret: false, least: "info" };

export default class RecipientsPart {
  #changed;
  #title = null;
  #list;
  #split;

  constructor(place, changed) {
    this.#changed = changed;
    this.#list = new PagedList({
      path: "recipients",
      caption: words.title,
      empty: words.empty,
      key: ({ id }) => id,
      columns: [
        {
          name: words.recipient,
          cell: ({ id, name }) => element("div", {}, element("a", { href: address(id), dir: "auto" }, name), element("small", {}, id)),
        },
        { name: words.channel, cell: ({ channel }) => words.channels[channel] ?? channel },
        { name: words.address, minor: true, cell: ({ address: where }) => element("span", { dir: "auto" }, where) },
        { name: words.least, minor: true, cell: ({ least }) => words.leasts[least] ?? least },
      ],
    });
    this.#split = new Split(
      element(
        "div",
        { class: "desk-filter" },
        element("a", { class: "button button-main", href: addressOf({ room: "desk", parts: ["recipients"], options: { make: "yes" } }) }, words.make),
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

  show({ parts: [, id], options }) {
    this.#list.ask({});
    this.#list.choose(id ?? null);
    this.#title = null;
    if (id) {
      this.#open(id, () => get(`recipients/${encodeURIComponent(id)}`));
    } else if (options.get("make")) {
      this.#open("", async () => NEW);
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

  #name(name) {
    this.#title = name;
    this.#split.retitle(name);
    this.#changed();
  }

  #open(key, ask) {
    this.#split.open(key, address(), ask, (recipient) => {
      this.#title = recipient.name || words.make;
      this.#changed();
      return {
        title: this.#title,
        content: recipientDetail(recipient, {
          saved: ({ id, name }) => {
            this.#list.refresh();
            if (recipient.id === null) {
              location.hash = address(id);
            } else {
              this.#name(name);
            }
          },
          gone: () => {
            this.#split.forget();
            this.#list.refresh();
            location.hash = address();
          },
        }),
      };
    });
  }
}

function address(id = null) {
  return addressOf({ room: "desk", parts: ["recipients", id] });
}
