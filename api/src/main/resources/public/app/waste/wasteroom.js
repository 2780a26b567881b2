// The room of the waste team: which bins need emptying, when, and where they stand. The address says of which district and of
// which urgency: #/waste/<district>?due=today.
import { all } from "../data/api.js";
import { Watched } from "../data/watched.js";
import { addressOf } from "../page/address.js";
import { Choice } from "../page/choice.js";
import { element } from "../page/elements.js";
import { locale } from "../page/language.js";
import { RoomFrame } from "../page/roomframe.js";
import { Bin, URGENCIES } from "./bin.js";
import { BinList } from "./binlist.js";
import { BinMap } from "./binmap.js";
import { urgencyPicture } from "./urgency.js";
import { words } from "./words.js";
import { Worksheet } from "./worksheet.js";

const ASK_AGAIN = 5 * 60_000;
const DRAW_AGAIN = 60_000; // ages, and what is today
const SOON = 60_000; // how long after a new level the platform is asked what follows from it

export default class WasteRoom {
  #rooms;
  #watched = new Watched((signal) => all("bins", { limit: 10_000 }, { signal }), ASK_AGAIN);
  #bins = [];
  #district = null;
  #due = "all";
  #askSoon = 0;
  #shown = false;
  #drawn = 0; // when
  #frame;
  #headline = element("p", { class: "waste-headline", role: "status", "data-testid": "headline" });
  #figures = element("dl", { class: "figures" });
  #empty = element("p", { class: "card", hidden: true });
  #districts = element("select", { class: "select", "aria-label": words.district, onchange: () => this.#go(this.#districts.value, this.#due) });
  #which = new Choice(words.which, [["all", words.all], ...URGENCIES.map((each) => [each, words.urgencies[each]])], "all", (due) => this.#go(this.#district, due));
  #list = new BinList();
  #map = new BinMap((device) => this.#list.focus(device));
  #sheet = new Worksheet();

  constructor(place, rooms) {
    this.#rooms = rooms;
    const print = element("button", { class: "button", type: "button", title: words.printHelp, onclick: () => globalThis.print() }, words.print);
    this.#frame = new RoomFrame(place, words.title, words.lead, this.#districts, this.#which.element, print);
    this.#frame.body.append(
      element("div", { class: "waste-top" }, element("div", { class: "waste-sum" }, this.#headline, this.#figures), this.#map.element),
      this.#empty,
      this.#list.element,
      this.#sheet.element,
    );
    this.#showParts(false);
    this.#frame.watch(this.#watched);
    this.#watched.addEventListener("changed", () => {
      this.#bins = this.#watched.value.map((told) => new Bin(told));
      this.#draw();
    });
  }

  get title() {
    return this.#district ? `${words.title}, ${this.#district}` : words.title;
  }

  show({ parts: [district = null], options }) {
    this.#district = district;
    this.#due = URGENCIES.includes(options.get("due")) ? options.get("due") : "all";
    this.#which.show(this.#due);
    if (!this.#shown) {
      this.#shown = true;
      this.#watched.start();
    }
    this.#draw();
  }

  hide() {
    this.#shown = false;
    this.#watched.stop();
    clearTimeout(this.#askSoon);
    this.#askSoon = 0;
  }

  hear({ property }) {
    if (property === "fill_level") {
      this.#askSoon ||= setTimeout(() => {
        this.#askSoon = 0;
        this.#watched.refresh();
      }, SOON);
    }
  }

  refresh() {
    this.#watched.refresh();
  }

  tick() {
    this.#frame.tick();
    if (Date.now() - this.#drawn > DRAW_AGAIN) {
      this.#draw();
    }
  }

  #go(district, due) {
    location.hash = addressOf({ room: "waste", parts: district ? [district] : [], options: { due: due === "all" ? null : due } });
  }

  #draw() {
    if (this.#watched.value === null || !this.#shown) {
      return; // the frame says why
    }
    const now = Date.now();
    this.#drawn = now;
    this.#offerDistricts();
    const here = this.#bins.filter(({ district }) => !this.#district || district === this.#district);
    const counts = Object.fromEntries(URGENCIES.map((urgency) => [urgency, here.filter((bin) => bin.urgency(now) === urgency).length]));
    const wanted = here.filter((bin) => this.#due === "all" || bin.urgency(now) === this.#due);
    this.#say(here, counts);
    this.#empty.hidden = here.length > 0;
    this.#empty.textContent = this.#bins.length ? words.noneInDistrict : words.noBins;
    this.#showParts(here.length > 0);
    this.#figures.replaceChildren(...URGENCIES.map((urgency) => figure(urgency, counts[urgency])));
    this.#list.show(wanted, now);
    if (here.length) {
      this.#map.show(wanted, now, this.#district, here);
    }
    this.#sheet.show(here, now);
  }

  #showParts(shown) {
    for (const part of [this.#figures, this.#map.element, this.#list.element]) {
      part.hidden = !shown;
    }
  }

  #say(here, { today, tomorrow }) {
    const text = here.length === 0 ? "" : today + tomorrow === 0 ? words.headlineNone : words.headline(today, tomorrow);
    const said = text && this.#district ? words.headlineIn(text, this.#district) : text;
    if (this.#headline.textContent !== said) {
      this.#headline.textContent = said;
    }
  }

  /** Those in which bins stand, and the one that the address asks for. */
  #offerDistricts() {
    const known = new Set(this.#bins.map(({ district }) => district).filter(Boolean));
    const names = [...known.add(this.#district ?? "")].filter(Boolean).sort((a, b) => a.localeCompare(b, locale));
    const offered = [...this.#districts.options].map(({ value }) => value).filter(Boolean);
    if (offered.join() !== names.join() || this.#districts.options.length === 0) {
      this.#districts.replaceChildren(
        element("option", { value: "" }, words.allDistricts),
        ...names.map((name) => element("option", { value: name }, name)),
      );
    }
    this.#districts.value = this.#district ?? "";
  }
}

function figure(urgency, count) {
  return element(
    "div",
    { "data-urgency": urgency },
    element("dt", {}, urgencyPicture(urgency), ` ${words.urgencies[urgency]}`),
    element("dd", {}, String(count), element("small", {}, words.urgencyHelp[urgency])),
  );
}
