// The chosen device: its level by day, in the evening and at night, and the course of its levels.
import { addressFor } from "../data/api.js";
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { percent } from "../page/bar.js";
import { LevelCourse } from "./levelcourse.js";
import { levelText, shareOf } from "./levels.js";
import { spanOf } from "./noisedata.js";
import { words } from "./words.js";

// By the clock of 34. BImSchV, as the platform has it; as wide as they are long.
const PARTS = [
  { part: "day", level: "lDay", hours: 12 },
  { part: "evening", level: "lEvening", hours: 4 },
  { part: "night", level: "lNight", hours: 8 },
];

export class PlaceCard {
  #title = element("h3", { tabindex: -1, dir: "auto" });
  #where = element("p");
  #back = element("a", { class: "button button-small" }, words.all);
  #parts = element("div");
  #course = new LevelCourse();
  #links = element("p", { class: "links" });

  element;

  constructor() {
    this.element = element(
      "section",
      { class: "card noise-place", hidden: true },
      element("div", { class: "card-head" }, element("div", {}, this.#title, this.#where), this.#back),
      this.#parts,
      this.#course.element,
      this.#links,
    );
  }

  /** Shows a place as fetchPlaces gives it. */
  show(place, range, options) {
    const { device, name, district, levels } = place;
    this.element.hidden = false;
    this.#back.href = addressOf({ room: "noise", options });
    this.#title.textContent = name;
    this.#where.textContent = [district, levels?.lDen ? `${words.den}: ${levelText(levels.lDen)}` : null].filter(Boolean).join(" · ");
    this.#parts.replaceChildren(...(levels ? [element("h4", {}, words.partsTitle), split(levels)] : [element("p", {}, words.notYet)]));
    this.#links.replaceChildren(
      element("a", { href: addressOf({ device, property: "sound_level" }) }, words.toDevice),
      " · ",
      element("a", { href: addressFor("noise", { device, ...spanOf(range) }) }, words.call),
    );
    this.#course.element.hidden = false;
    this.#course.show(device, range);
  }

  /** Says that no such device measures sound. */
  showGone(device, options) {
    this.hide();
    this.element.hidden = false;
    this.#back.href = addressOf({ room: "noise", options });
    this.#title.textContent = words.gone(device);
    this.#where.textContent = "";
    this.#parts.replaceChildren();
    this.#links.replaceChildren();
    this.#course.element.hidden = true;
  }

  hide() {
    this.element.hidden = true;
    this.#course.stop();
  }

  refresh() {
    this.#course.refresh();
  }

  focus() {
    this.#title.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }
}

function split(levels) {
  return element(
    "dl",
    { class: "day-split" },
    ...PARTS.map(({ part, level, hours }) => {
      const value = levels[level];
      const column = element("span", { class: "day-split-fill" });
      column.style.setProperty("--share", percent(value === null ? 0 : shareOf(value)));
      const block = element(
        "div",
        { "data-part": part },
        element("dt", {}, `${words[part]} `, element("span", { class: "aside" }, words.clock[part])),
        element(
          "dd",
          {},
          element("span", { class: "day-split-column", "aria-hidden": "true" }, column),
          element("strong", {}, value === null ? words.noLevel : levelText(value)),
          element("span", { class: "aside" }, words.hoursThere(levels[part].hours, levels[part].expectedHours)),
        ),
      );
      block.style.flexGrow = hours;
      return block;
    }),
  );
}
