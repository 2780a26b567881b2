// The chosen district: its index now, its pollutants, and its last day or week hour by hour.
import { addressFor } from "../data/api.js";
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { Fold, plainTable } from "../page/fold.js";
import { formatHour, formatList, formatMoment } from "../page/formats.js";
import { words as common } from "../page/language.js";
import { chip, classKey, nameOf } from "./airclass.js";
import { query, SPANS } from "./airdata.js";
import { wholeAmount } from "./amount.js";
import { dayStrip, weekStrip } from "./hourstrip.js";
import { missingIn, pollutantList } from "./pollutants.js";
import { words } from "./words.js";

export class DistrictCard {
  #title = element("h3", { tabindex: -1 });
  #basis = element("p");
  #back = element("a", { class: "button button-small" }, words.allDistricts);
  #pollutants = element("div", { class: "air-part" });
  #strip = element("div");
  #course;
  #fold = new Fold(words.hoursAsTable);
  #call = element("a", { class: "call" }, words.call);

  element;

  /** `ranges` chooses between day and week. */
  constructor(ranges) {
    this.#course = element(
      "div",
      { class: "air-part" },
      element("div", { class: "part-head" }, element("h4", {}, words.course), ranges.element),
      this.#strip,
      this.#fold.element,
      this.#call,
    );
    this.element = element(
      "section",
      { class: "card air-district", hidden: true },
      element("div", { class: "card-head" }, element("div", {}, this.#title, this.#basis), this.#back),
      this.#pollutants,
      this.#course,
    );
  }

  /** Shows a district as fetchDay gives it, and its hours in the range; null while they are not there. */
  show(district, definition, hours, { range, version, options }) {
    this.element.hidden = false;
    this.#back.href = addressOf({ room: "air", options });
    this.#showNow(district, definition);
    this.#course.hidden = district.hours.length === 0 && !hours?.length;
    this.#call.href = addressFor("indices/uba-lqi", query(district.name, version, SPANS[range]));
    this.#showHours(hours, definition, range);
  }

  /** Says that there is no such district. */
  showUnknown(name, options) {
    this.element.hidden = false;
    this.#back.href = addressOf({ room: "air", options });
    this.#title.textContent = words.unknownDistrict(name);
    this.#basis.textContent = "";
    this.#pollutants.replaceChildren();
    this.#course.hidden = true;
  }

  hide() {
    this.element.hidden = true;
  }

  focus() {
    this.#title.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  #showNow({ name, hours, now }, definition) {
    if (!now) {
      this.#title.textContent = hours.length ? words.districtSilent(name) : words.districtNone(name);
      this.#basis.textContent = hours.length ? "" : words.districtNoneWhy;
      this.#pollutants.replaceChildren();
      return;
    }
    const missing = missingIn(now, definition);
    this.#title.replaceChildren(`${name} `, chip(now.class, nameOf(now)));
    this.#basis.textContent = words.districtBasis(formatHour(now.time), now.devices);
    this.#pollutants.replaceChildren(
      element("h4", {}, words.pollutants),
      pollutantList(now, definition),
      element("p", { class: "aside" }, `${words.scaleNote}. ${missing.length ? words.incomplete(formatList(missing)) : ""}`),
    );
  }

  #showHours(hours, definition, range) {
    if (!hours?.length) {
      this.#strip.replaceChildren(element("p", { class: "aside" }, hours ? words.noHours : common.loading));
    } else {
      this.#strip.replaceChildren(range === "week" ? weekStrip(hours) : dayStrip(hours), classKey(definition));
    }
    this.#fold.element.hidden = !hours?.length;
    this.#fold.show(() => (hours ? [hourTable(hours, definition)] : []));
  }
}

function hourTable(hours, { pollutants }) {
  return plainTable(
    words.hoursAsTable,
    [words.time, words.index, ...pollutants.map(({ property }) => words.short[property] ?? property)],
    [...hours].reverse().map((hour) => [
      formatMoment(hour.time),
      nameOf(hour),
      ...pollutants.map(({ property, unit }) => (hour.pollutants[property] ? wholeAmount(hour.pollutants[property].value, unit) : "–")),
    ]),
  );
}
