// The messages that could not be read: how many of which reason, one with its bytes, and reading them again.
import { get } from "../../data/api.js";
import { session } from "../../data/session.js";
import { Watched } from "../../data/watched.js";
import { addressOf } from "../../page/address.js";
import { element } from "../../page/elements.js";
import { formatExact, formatMoment } from "../../page/formats.js";
import { PagedList } from "../form/pagedlist.js";
import { given } from "../form/same.js";
import { Split } from "../form/split.js";
import { Filter } from "./filter.js";
import { letterDetail } from "./letterdetail.js";
import { Reasons } from "./reasons.js";
import { ReplayAll } from "./replayall.js";
import { Course } from "./course.js";
import { reasonName, words } from "./words.js";

const COUNT_AGAIN = 15_000;

export default class DeadLettersPart {
  #chosen = { reason: "", device: "", state: "", replay: "" };
  #changed;
  #title = null;
  #list;
  #split;
  #counts = new Watched((signal) => get("dead-letters/counts", given({ device: this.#chosen.device }), signal), COUNT_AGAIN);
  #filter = new Filter((changes) => {
    location.hash = this.#address(this.#split.opened, changes);
  });
  #reasons = new Reasons((reason) => this.#address(null, { reason }));
  #course = new Course(() => this.refresh());
  #all;

  constructor(place, changed) {
    this.#changed = changed;
    this.#list = new PagedList({
      path: "dead-letters",
      caption: words.title,
      empty: words.empty,
      key: ({ id }) => id,
      columns: [
        { name: words.received, cell: (letter) => this.#link(letter) },
        { name: words.reason, cell: ({ reason }) => reasonName(reason) },
        { name: words.device, minor: true, cell: ({ device, source }) => element("span", { dir: "auto" }, device ?? source) },
        { name: words.detail, minor: true, cell: ({ detail }) => element("span", { class: "clipped", lang: "en", dir: "auto" }, detail) },
        { name: words.state, minor: true, cell: ({ state }) => words.states[state] ?? state },
      ],
    });
    this.#all = new ReplayAll((replay) => {
      this.#course.show(replay);
      this.#course.focus(); // the button is gone while nothing is open
      location.hash = this.#address(null, { replay });
    });
    this.#counts.addEventListener("changed", () => this.#showCounts());
    this.#split = new Split(
      this.#filter.element,
      session.may("operator") ? this.#all.element : element("p", { class: "desk-hint" }, words.onlyOperators),
      this.#course.element,
      this.#list.element,
    );
    place.append(this.#reasons.element, this.#split.element);
  }

  get watched() {
    return this.#list.watched;
  }

  get title() {
    return this.#title;
  }

  show({ parts: [, id], options }) {
    const device = this.#chosen.device;
    for (const name of Object.keys(this.#chosen)) {
      this.#chosen[name] = options.get(name) ?? "";
    }
    const { reason, state, replay } = this.#chosen;
    this.#filter.show(this.#chosen);
    this.#list.ask({ reason, device: this.#chosen.device, state });
    this.#list.choose(id ?? null);
    this.#counts.start();
    if (device !== this.#chosen.device) {
      this.#counts.refresh({ forget: true });
    }
    this.#course.show(replay);
    this.#showCounts();
    this.#title = null;
    if (id) {
      this.#split.open(
        id,
        this.#address(),
        () => get(`dead-letters/${encodeURIComponent(id)}`),
        (letter) => {
          this.#title = reasonName(letter.reason);
          this.#changed();
          return { title: this.#title, content: letterDetail(letter, () => this.refresh()) };
        },
      );
    } else {
      this.#list.focus(this.#split.close());
    }
  }

  refresh() {
    this.#list.refresh();
    this.#counts.refresh();
  }

  hide() {
    this.#list.stop();
    this.#counts.stop();
    this.#course.stop();
  }

  #showCounts() {
    const counts = this.#counts.value?.items ?? null;
    this.#reasons.show(counts, this.#chosen.reason);
    this.#all.show(counts, this.#chosen);
  }

  #link({ id, receivedAt }) {
    const time = Date.parse(receivedAt);
    return element("div", {}, element("a", { href: this.#address(id), title: formatExact(time) }, formatMoment(time)), element("small", {}, id));
  }

  #address(id = null, changes = {}) {
    return addressOf({ room: "desk", parts: ["dead-letters", id], options: { ...this.#chosen, ...changes } });
  }
}
