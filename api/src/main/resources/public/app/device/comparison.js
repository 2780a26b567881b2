// The choice of what a course is compared with: the same time before, or another device that measures the same.
import { element } from "../page/elements.js";
import { locale, words } from "../page/language.js";

const BEFORE = "before";

export class Comparison {
  #list;
  #devices = []; // { device, name }
  #own = null;
  #period = null;

  /** What is chosen, as the address has it: "before", a device's id, or null. */
  chosen = null;

  constructor(choose) {
    this.#list = element("select", { class: "select", onchange: () => choose(this.#list.value || null) });
    this.element = element("label", { class: "comparison" }, element("span", {}, words.compare), this.#list);
  }

  show({ device }, chosen, period) {
    this.#own = device;
    this.chosen = chosen;
    this.#period = period;
    this.#fill();
  }

  offer(devices) {
    this.#devices = [...devices].sort((a, b) => a.name.localeCompare(b.name, locale));
    this.#fill();
  }

  get isBefore() {
    return this.chosen === BEFORE;
  }

  /** The other device's id, if there is one. */
  get device() {
    return this.isBefore ? null : this.chosen;
  }

  /** What it is compared with, in words. */
  get name() {
    if (this.isBefore) {
      return words.before[this.#period.before];
    }
    return this.#devices.find(({ device }) => device === this.chosen)?.name ?? this.chosen;
  }

  #fill() {
    if (this.#period === null) {
      return;
    }
    const option = (value, text) => element("option", { value, selected: value === (this.chosen ?? "") }, text);
    const others = this.#devices.filter(({ device }) => device !== this.#own);
    const unknown = this.device && !others.some(({ device }) => device === this.device);
    this.#list.replaceChildren(
      option("", words.compareNone),
      option(BEFORE, words.before[this.#period.before]),
      unknown ? option(this.device, this.device) : "",
      others.length
        ? element("optgroup", { label: words.otherDevices }, ...others.map(({ device, name }) => option(device, name)))
        : "",
    );
  }
}
