// The rules of alerts: when somebody has to know. One is read, changed, switched off, taken away, or made.
import { get } from "../../data/api.js";
import { session } from "../../data/session.js";
import { aboutProperty } from "../../data/properties.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { PagedList } from "../form/pagedlist.js";
import { Split } from "../form/split.js";
import { ruleDetail } from "./ruledetail.js";
import { words } from "./words.js";

const NEW = {
  id: null,
  name: "",
  enabled: true,
  watch: "value",
  property: "water_level",
  direction: "above",
  devices: [],
  levels: [{ severity: "warning", raise: null, clear: null, after: null }],
  recipients: [],
};

export default class RulesPart {
  #changed;
  #title = null;
  #list;
  #split;

  constructor(place, changed) {
    this.#changed = changed;
    this.#list = new PagedList({
      path: "rules",
      caption: words.title,
      empty: words.empty,
      key: ({ id }) => id,
      columns: [
        { name: words.rule, cell: ({ id, name }) => element("div", {}, element("a", { href: address(id), dir: "auto" }, name), element("small", {}, id)) },
        { name: words.watch, cell: (rule) => watched(rule) },
        { name: words.where, minor: true, cell: (rule) => where(rule) },
        { name: words.levels, minor: true, cell: ({ levels }) => levels.map(({ severity }) => words.severities[severity] ?? severity).join(", ") },
        { name: words.state, cell: ({ enabled }) => element("span", { class: "tag", "data-off": !enabled }, enabled ? words.on : words.off) },
      ],
    });
    const make = session.may("operator")
      ? element("a", { class: "button button-main", href: addressOf({ room: "desk", parts: ["rules"], options: { make: "yes" } }) }, words.make)
      : element("p", { class: "desk-hint" }, words.onlyOperators);
    this.#split = new Split(element("div", { class: "desk-filter" }, make), this.#list.element);
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
      this.#open(id, () => get(`rules/${encodeURIComponent(id)}`));
    } else if (options.get("make") && session.may("operator")) {
      this.#open("", async () => structuredClone(NEW));
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
    this.#split.open(key, address(), ask, (rule) => {
      this.#title = rule.name || words.make;
      this.#changed();
      return {
        title: this.#title,
        content: ruleDetail(rule, {
          saved: (after) => {
            this.#list.refresh();
            if (rule.id === null) {
              location.hash = address(after.id);
            } else {
              this.#name(after.name);
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
  return addressOf({ room: "desk", parts: ["rules", id] });
}

function watched({ watch, property, index }) {
  return [words.watches[watch] ?? watch, property ? aboutProperty(property).name : index].filter(Boolean).join(": ");
}

function where({ devices, district }) {
  const which = devices.length ? words.devicesNamed(devices.length) : words.allDevices;
  return district ? `${which}, ${district}` : which;
}
