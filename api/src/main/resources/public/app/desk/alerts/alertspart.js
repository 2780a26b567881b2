// The alerts that are up, and those that are over; somebody can say that he has seen one.
import { get } from "../../data/api.js";
import { addressOf } from "../../page/address.js";
import { Choice } from "../../page/choice.js";
import { element } from "../../page/elements.js";
import { formatAge, formatExact, formatMeasure, formatMoment } from "../../page/formats.js";
import { PagedList } from "../form/pagedlist.js";
import { Split } from "../form/split.js";
import { severity } from "./severity.js";
import { story } from "./story.js";
import { words } from "./words.js";

const STATES = ["open", "unacknowledged", "cleared", "all"];

export default class AlertsPart {
  #state = "open";
  #least = "";
  #changed;
  #title = null;
  #list;
  #split;
  #choice = new Choice(words.which, STATES.map((state) => [state, words.states[state]]), "open", (state) => this.#go({ state }));
  #severity = element(
    "select",
    { class: "select", "aria-label": words.least, onchange: (event) => this.#go({ severity: event.target.value }) },
    ...["", "warning", "critical"].map((least) => element("option", { value: least }, words.leasts[least])),
  );

  constructor(place, changed) {
    this.#changed = changed;
    this.#list = new PagedList({
      path: "alerts",
      caption: words.title,
      empty: words.empty,
      key: ({ id }) => id,
      columns: [
        { name: words.alert, cell: (alert) => this.#link(alert) },
        { name: words.severity, cell: ({ severity: how }) => severity(how) },
        { name: words.value, minor: true, number: true, cell: (alert) => measured(alert) },
        { name: words.raised, cell: (alert) => raised(alert) },
        { name: words.state, minor: true, cell: (alert) => stateOf(alert) },
      ],
    });
    this.#split = new Split(element("div", { class: "desk-filter" }, this.#choice.element, this.#severity), this.#list.element);
    place.append(this.#split.element);
  }

  get watched() {
    return this.#list.watched;
  }

  get title() {
    return this.#title;
  }

  show({ parts: [, id], options }) {
    this.#state = STATES.includes(options.get("state")) ? options.get("state") : "open";
    this.#least = options.get("severity") ?? "";
    this.#choice.show(this.#state);
    this.#severity.value = this.#least;
    this.#list.ask({ state: this.#state, severity: this.#least });
    this.#list.choose(id ?? null);
    this.#title = null;
    if (id) {
      this.#open(id);
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

  #open(id) {
    this.#split.open(
      id,
      this.#address(),
      () => get(`alerts/${encodeURIComponent(id)}`),
      (alert) => {
        this.#title = alert.name;
        this.#changed();
        return {
          title: alert.name,
          content: story(alert, () => {
            this.#list.refresh();
          }),
        };
      },
    );
  }

  #link(alert) {
    return element(
      "div",
      {},
      element("a", { href: this.#address(alert.id), dir: "auto" }, alert.name),
      element("small", { dir: "auto" }, [alert.deviceName ?? alert.device, alert.district].filter(Boolean).join(", ")),
    );
  }

  #address(id = null, changes = {}) {
    const options = { state: this.#state === "open" ? "" : this.#state, severity: this.#least, ...changes };
    return addressOf({ room: "desk", parts: ["alerts", id], options });
  }

  #go({ state = this.#state, severity: least = this.#least }) {
    location.hash = this.#address(this.#split.opened, { state: state === "open" ? "" : state, severity: least });
  }
}

function measured({ value, property, unit }) {
  return formatMeasure(value, property ?? "", unit);
}

function raised({ raisedAt }) {
  const time = Date.parse(raisedAt);
  return element("span", { title: formatExact(time) }, formatMoment(time));
}

function stateOf({ clearedAt, acknowledgedBy }) {
  const up = clearedAt ? words.over(formatAge(Date.parse(clearedAt), Date.now())) : words.up;
  return element("div", {}, up, element("small", { dir: "auto" }, acknowledgedBy ? words.seenBy(acknowledgedBy) : words.unseen));
}
