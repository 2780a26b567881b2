// The room of the flood desk: all gauges in the order of the river, their alerts, and one of them at large. The address says
// which one, and over which span: #/wupper/<device>?range=week.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { RoomFrame } from "../page/roomframe.js";
import { AlertList } from "./alertlist.js";
import { GaugeList } from "./gaugelist.js";
import { GaugePanel } from "./gaugepanel.js";
import { Gauges } from "./gauges.js";
import { RiverPicture } from "./riverpicture.js";
import { severityPicture } from "./severity.js";
import { situationOf } from "./situation.js";
import { words } from "./words.js";

export default class WupperRoom {
  #rooms;
  #gauges = new Gauges();
  #frame;
  #situation = element("div", { class: "situation", role: "status", "data-testid": "situation" });
  #marksNote = element("p", { class: "room-note", hidden: true });
  #gone = element("p", { class: "card", hidden: true });
  #alerts = new AlertList();
  #river = new RiverPicture();
  #panel = new GaugePanel(
    (range) => this.#go(this.#chosen, range),
    () => this.#go(null, null),
  );
  #list = new GaugeList();
  #chosen = null; // a device
  #range = "day";
  #shown = false;

  constructor(place, rooms) {
    this.#rooms = rooms;
    this.#frame = new RoomFrame(place, words.title, words.lead);
    this.#frame.body.append(
      this.#situation,
      this.#alerts.element,
      this.#gone,
      this.#panel.element,
      this.#river.element,
      this.#list.element,
      this.#marksNote,
    );
    this.#river.element.hidden = true;
    this.#list.element.hidden = true; // an empty list would say that there are no gauges
    this.#frame.watch(this.#gauges.watched);
    this.#gauges.addEventListener("changed", () => this.#draw());
  }

  get title() {
    const gauge = this.#chosen && this.#gauges.of(this.#chosen);
    return gauge ? `${gauge.name}, ${words.title}` : words.title;
  }

  show({ parts: [device = null], options }) {
    const before = this.#chosen;
    const range = options.get("range");
    this.#chosen = device;
    this.#range = range in words.ranges ? range : "day";
    if (!this.#shown) {
      this.#shown = true;
      this.#gauges.start();
    }
    this.#draw();
    if (device !== before && device && !this.#panel.element.hidden) {
      this.#panel.focus();
      this.#panel.element.scrollIntoView({ block: "nearest" });
    }
  }

  hide() {
    this.#shown = false;
    this.#gauges.stop();
    this.#panel.hide();
  }

  hear(reading) {
    this.#gauges.hear(reading);
    this.#panel.hear(reading);
  }

  refresh() {
    this.#gauges.watched.refresh();
    this.#panel.refresh();
  }

  tick() {
    this.#frame.tick();
    this.#draw();
  }

  #go(device, range) {
    location.hash = addressOf({
      room: "wupper",
      parts: device ? [device] : [],
      options: { range: range === "day" ? null : range },
    });
  }

  #draw() {
    const { list, alerts, marksSeen, watched } = this.#gauges;
    if (watched.value === null || !this.#shown) {
      return; // the frame says why
    }
    const { state, headline, detail } = situationOf(list);
    this.#say(state, headline, detail);
    this.#alerts.show(alerts);
    this.#showChosen();
    this.#river.element.hidden = list.length === 0;
    this.#river.show(list, this.#chosen);
    this.#list.element.hidden = list.length === 0;
    this.#list.show(list);
    const marks = list.some((gauge) => gauge.marks.length);
    this.#marksNote.hidden = marks || list.length === 0;
    this.#marksNote.textContent = marksSeen ? words.noMarks : words.marksHidden;
    this.#rooms.showTitle();
  }

  #showChosen() {
    const gauge = this.#chosen && this.#gauges.of(this.#chosen);
    this.#gone.hidden = !this.#chosen || Boolean(gauge);
    if (gauge) {
      this.#panel.show(gauge, this.#range);
      return;
    }
    this.#panel.hide();
    if (this.#chosen) {
      this.#gone.replaceChildren(words.gone(this.#chosen), " ", element("a", { href: addressOf({ room: "wupper" }) }, words.back));
    }
  }

  /** Says it anew only if it is another, since screen readers read it out. */
  #say(state, headline, detail) {
    const said = `${state} ${headline} ${detail}`;
    if (this.#situation.dataset.said === said) {
      return;
    }
    Object.assign(this.#situation.dataset, { said, state });
    this.#situation.replaceChildren(
      severityPicture(state),
      element("div", {}, element("p", { class: "situation-head" }, headline), detail ? element("p", { dir: "auto" }, detail) : null),
    );
  }
}
