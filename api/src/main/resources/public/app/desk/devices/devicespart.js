// The devices: those that wait for somebody to say what they are, and all others. One of them is edited.
import { get } from "../../data/api.js";
import { Watched } from "../../data/watched.js";
import { addressOf } from "../../page/address.js";
import { Choice } from "../../page/choice.js";
import { element } from "../../page/elements.js";
import { formatAge, formatExact } from "../../page/formats.js";
import { PagedList } from "../form/pagedlist.js";
import { Split } from "../form/split.js";
import { deviceDetail } from "./devicedetail.js";
import { words } from "./words.js";

const TYPING = 350;
const LOOK_AGAIN = 60_000;
const COUNTED = 100;

export default class DevicesPart {
  #which = "all";
  #search = "";
  #changed;
  #title = null;
  #typing = 0;
  #list;
  #split;
  #waiting = new Watched((signal) => get("devices", { unclaimed: true, limit: COUNTED }, signal), LOOK_AGAIN);
  #notice = element("p", { class: "note desk-notice", role: "status", hidden: true });
  #choice = new Choice(
    words.which,
    ["all", "waiting"].map((which) => [which, words.choices[which]]),
    "all",
    (which) => this.#go({ which }),
  );
  #input = element("input", {
    type: "search",
    class: "select desk-search",
    "aria-label": words.search,
    placeholder: words.search,
    oninput: () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#go({ search: this.#input.value.trim() }, true), TYPING);
    },
  });

  constructor(place, changed) {
    this.#changed = changed;
    this.#list = new PagedList({
      path: "devices",
      caption: words.title,
      empty: words.empty,
      key: ({ id }) => id,
      columns: [
        { name: words.device, cell: (device) => this.#link(device) },
        { name: words.district, minor: true, cell: ({ district }) => district ?? "–" },
        { name: words.profile, minor: true, cell: ({ profile }) => profile ?? "–" },
        { name: words.visibility, minor: true, cell: ({ visibility }) => words.visibilities[visibility] ?? visibility },
        { name: words.lastSeen, cell: ({ lastSeen }) => heard(lastSeen) },
        { name: words.waiting, minor: true, number: true, cell: ({ unclaimed }) => (unclaimed > 0 ? String(unclaimed) : "–") },
      ],
    });
    this.#waiting.addEventListener("changed", () => this.#notify());
    this.#split = new Split(
      element("div", { class: "desk-filter" }, this.#choice.element, this.#input),
      this.#notice,
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
    this.#which = options.get("show") === "waiting" ? "waiting" : "all";
    this.#search = options.get("search") ?? "";
    this.#choice.show(this.#which);
    if (document.activeElement !== this.#input) {
      this.#input.value = this.#search;
    }
    this.#list.ask({ unclaimed: this.#which === "waiting" ? "true" : "", search: this.#search });
    this.#list.choose(id ?? null);
    this.#waiting.start();
    this.#title = null;
    if (id) {
      this.#open(id);
    } else {
      this.#list.focus(this.#split.close());
    }
  }

  refresh() {
    this.#list.refresh();
    this.#waiting.refresh();
  }

  hide() {
    clearTimeout(this.#typing);
    this.#list.stop();
    this.#waiting.stop();
  }

  #open(id) {
    this.#split.open(
      id,
      this.#address(),
      () => get(`devices/${encodeURIComponent(id)}`),
      (device) => {
        this.#title = device.name;
        this.#changed();
        return {
          title: device.name,
          content: deviceDetail(device, ({ name }) => {
            this.#name(name);
            this.refresh();
          }),
        };
      },
    );
  }

  #name(name) {
    this.#title = name;
    this.#split.retitle(name);
    this.#changed();
  }

  /** How many wait is said wherever they are not shown themselves. */
  #notify() {
    const { items, next } = this.#waiting.value;
    this.#notice.hidden = items.length === 0 || this.#which === "waiting";
    if (!this.#notice.hidden) {
      this.#notice.replaceChildren(
        `${words.waitingDevices(items.length, Boolean(next))} `,
        element("a", { href: addressOf({ room: "desk", parts: ["devices"], options: { show: "waiting" } }) }, words.showWaiting),
      );
    }
  }

  #link({ id, name }) {
    return element("div", {}, element("a", { href: this.#address(id), dir: "auto" }, name), element("small", {}, id));
  }

  #address(id = null, { which = this.#which, search = this.#search } = {}) {
    return addressOf({ room: "desk", parts: ["devices", id], options: { show: which === "waiting" ? which : "", search } });
  }

  #go(changes, typed = false) {
    const address = this.#address(this.#split.opened, changes);
    if (typed) {
      location.replace(address); // not a step back for every letter
    } else {
      location.hash = address;
    }
  }
}

function heard(lastSeen) {
  if (lastSeen === null) {
    return words.never;
  }
  const time = Date.parse(lastSeen);
  return element("span", { title: formatExact(time) }, formatAge(time, Date.now()));
}
