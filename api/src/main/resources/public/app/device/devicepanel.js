// The chosen device: its name and place, its latest values, and the course of the chosen property. The address decides
// which; `follow` is called with { device, property, options } when the address should say something else.
import { addressOf } from "../page/address.js";
import { fetchDatastreams, fetchDevice, fetchLatest } from "../data/api.js";
import { CoursePanel } from "./coursepanel.js";
import { drawing, element } from "../page/elements.js";
import { isStale } from "../data/fleet.js";
import { badge } from "../map/marks.js";
import { formatAge, formatExact, formatMoment, formatValue } from "../page/formats.js";
import { words } from "../page/language.js";
import { untilAnswered } from "../page/patience.js";
import { aboutProperty, compareProperties, doubtsIn, unitName } from "../data/properties.js";
import { sayings } from "./sayings.js";
import { ValueTiles } from "./valuetiles.js";

export class DevicePanel {
  #place;
  #follow;
  #course = new CoursePanel((options) => this.#choose(options));
  #values = new ValueTiles();
  #device = null; // the id
  #property = null;
  #options = new URLSearchParams();
  #about = null; // the device as the platform knows it
  #gone = false;
  #alerts = null;
  #latest = new Map(); // the latest reading by property: { property, unit, time, value, quality }; time null if none
  #parts = null;

  constructor(place, follow) {
    this.#place = place;
    this.#follow = follow;
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        place.querySelector(".close")?.click();
      }
    });
  }

  /** The name of the shown device, once it is known. */
  get name() {
    return this.#about?.name ?? null;
  }

  /** Whether the shown device is known to measure that. */
  measures(property) {
    return this.#latest.has(property);
  }

  async show(device, property, options) {
    this.#place.hidden = false;
    if (device === this.#device) {
      if (property !== this.#property || options.toString() !== this.#options.toString()) {
        this.#property = property;
        this.#options = options;
        this.#showProperty();
      }
      return;
    }
    this.hide();
    this.#place.hidden = false;
    this.#device = device;
    this.#property = property;
    this.#options = options;
    this.#frame(device, words.loading);
    await this.#load();
  }

  hide() {
    this.#device = null;
    this.#about = null;
    this.#gone = false;
    this.#latest = new Map();
    this.#parts = null;
    this.#course.clear();
    this.#place.hidden = true;
    this.#place.replaceChildren();
  }

  /** Moves the reader here. */
  focus() {
    this.#place.querySelector("h2")?.focus({ preventScroll: true });
    this.#place.scrollIntoView({ block: "start" });
  }

  /** Offers other devices { device, name } that measure the same, to compare with. */
  offer(devices) {
    this.#course.offer(devices);
  }

  /** Says which of these alerts are about the device. */
  warn(alerts) {
    this.#alerts = alerts;
    this.#showNow();
  }

  hear(reading) {
    if (reading.device !== this.#device) {
      return;
    }
    if (!this.#about) {
      if (this.#gone) {
        this.#load(); // it was not there, and now it speaks
      }
      return;
    }
    const before = this.#latest.get(reading.property);
    if (!before) {
      this.#latest.set(reading.property, reading); // a datastream of a moment ago
      this.#showValues();
    } else if (before.time === null || reading.time >= before.time) {
      Object.assign(before, { time: reading.time, value: reading.value, quality: reading.quality });
      this.#showValues();
    }
    this.#about.lastSeen = new Date().toISOString();
    this.#showNow();
    if (reading.property === this.#property) {
      this.#course.hear(reading);
    }
  }

  /** Asks for everything again, after a time without connection. */
  refresh() {
    if (this.#about) {
      this.#load();
    }
  }

  tick() {
    this.#showNow();
    this.#course.tick();
  }

  async #load() {
    const device = this.#device;
    const changed = () => this.#device !== device;
    const answer = await untilAnswered(
      () => Promise.all([fetchDevice(device), fetchDatastreams(device)]),
      (failure) => {
        if (!changed()) {
          this.#showFailure(failure);
        }
        return changed() || failure.isForGood;
      },
    );
    if (answer === null || changed()) {
      return;
    }
    const [about, datastreams] = answer;
    this.#about = about;
    this.#gone = false;
    for (const { property, unit } of datastreams) {
      if (!this.#latest.has(property)) {
        this.#latest.set(property, { property, unit, time: null, value: null, quality: null });
      }
    }
    this.#frame(about.name, about.district ?? "", about.texts);
    this.#showProperty();
    await Promise.allSettled([...this.#latest.keys()].map((property) => this.#ask(about, property)));
  }

  async #ask(about, property) {
    const { location } = about;
    const place = location && [location.latitude, location.longitude];
    const latest = (await fetchLatest(property, place)).find(({ device }) => device === about.id);
    const known = this.#latest.get(property);
    if (this.#about === about && latest && (known.time === null || known.time <= latest.time)) {
      Object.assign(known, { time: latest.time, value: latest.value, quality: latest.quality });
      this.#showValues();
      this.#showNow();
    }
  }

  #showFailure(failure) {
    if (failure.isForGood) {
      this.#gone = true;
      this.#about = null;
      this.#frame(this.#device, "");
      this.#parts.body.replaceChildren(
        element(
          "div",
          { class: "gone", "data-testid": "device-gone" },
          element("p", {}, words.gone(this.#device)),
          element("p", {}, element("a", { href: addressOf({ property: this.#property }) }, words.goneHelp)),
        ),
      );
    } else if (!this.#about) {
      this.#parts.place.textContent = words.deviceAway;
    }
  }

  #frame(name, place, texts = {}) {
    const hadFocus = this.#place.contains(document.activeElement);
    this.#parts = {
      title: element("h2", { tabindex: -1, dir: "auto", title: name }, name),
      place: element("p", { class: "device-place" }, place),
      body: element("div"),
      now: element("div", { class: "now" }),
      notes: element("div"),
    };
    this.#parts.district = place;
    const close = element("a", {
      class: "close",
      href: addressOf({ property: this.#property }),
      "aria-label": words.close,
    });
    close.append(drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, drawing("path", { d: "M6 6 18 18M18 6 6 18" })));
    this.#place.replaceChildren(
      element(
        "div",
        { class: "device-head" },
        element("div", { class: "device-title" }, this.#parts.title, this.#parts.place),
        close,
      ),
      this.#parts.body,
    );
    if (this.#about) {
      this.#parts.body.append(this.#parts.now, this.#parts.notes, this.#course.element, this.#values.element, sayings(texts));
    }
    if (hadFocus) {
      this.#parts.title.focus({ preventScroll: true });
    }
  }

  #showProperty() {
    if (!this.#about) {
      return;
    }
    if (!this.measures(this.#property) && this.#latest.size > 0) {
      const [first] = [...this.#latest.keys()].sort(compareProperties);
      this.#property = first;
      this.#choose(Object.fromEntries(this.#options));
    }
    this.#place.querySelector(".close").href = addressOf({ property: this.#property });
    const reading = this.#latest.get(this.#property);
    this.#showNow();
    this.#showValues();
    if (reading) {
      this.#course.show({ device: this.#device, property: this.#property, unit: reading.unit }, this.#options);
    } else {
      this.#course.clear();
    }
  }

  #choose(options) {
    this.#follow({ device: this.#device, property: this.#property, options });
  }

  #showNow() {
    if (!this.#about || !this.#parts) {
      return;
    }
    const now = Date.now();
    const { place, district } = this.#parts;
    const heard = words.lastSeen(formatAge(Date.parse(this.#about.lastSeen), now));
    place.textContent = [district, heard].filter(Boolean).join(" · ");
    place.title = this.#device;
    const reading = this.#latest.get(this.#property);
    if (!reading || reading.time === null) {
      this.#parts.now.replaceChildren(element("p", { class: "now-words" }, words.noValue));
      this.#parts.notes.replaceChildren();
      return;
    }
    const doubts = doubtsIn(reading.quality);
    this.#parts.now.replaceChildren(
      element(
        "p",
        {
          class: "now-value",
          "data-testid": "latest-value",
          "data-device": this.#device,
          "data-property": this.#property,
          "data-time": new Date(reading.time).toISOString(),
          "data-value": reading.value,
        },
        formatValue(reading.value, this.#property),
        element("span", { class: "now-unit" }, unitName(reading.unit)),
      ),
      element(
        "p",
        { class: "now-words", title: formatExact(reading.time) },
        words.measured(aboutProperty(this.#property).name, formatAge(reading.time, now)),
      ),
    );
    const alert = this.#alerts?.about(this.#device, this.#property);
    this.#parts.notes.replaceChildren(
      ...(alert
        ? [
            element(
              "p",
              { class: "note note-alert", "data-severity": alert.severity },
              badge(),
              words.alertNote(words.severities[alert.severity] ?? alert.severity, alert.name, formatMoment(Date.parse(alert.raisedAt))),
            ),
          ]
        : []),
      ...[isStale(reading, now) ? words.staleNote : null, doubts ? words.doubtNote(doubts) : null]
        .filter(Boolean)
        .map((text) => element("p", { class: "note" }, text)),
    );
  }

  #showValues() {
    this.#values.show(this.#device, this.#property, [...this.#latest.values()]);
  }
}
