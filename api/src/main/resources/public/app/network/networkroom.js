// The room of those who keep the sensors running: whether all that is said arrives, and which devices need help. The address
// says how radio is shown: #/network?radio=snr.
import { Watched } from "../data/watched.js";
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatNumber } from "../page/formats.js";
import { RoomFrame } from "../page/roomframe.js";
import { Accounting } from "./accounting.js";
import { AccountingCard } from "./accountingcard.js";
import { BatteryCard } from "./batterycard.js";
import { fetchCoverage } from "./coverage.js";
import { CoverageCard } from "./coveragecard.js";
import { DeadLettersCard } from "./deadletterscard.js";
import { BOUNDS, fetchNetwork } from "./network.js";
import { RadioCard } from "./radiocard.js";
import { formatCount, formatShare } from "./shares.js";
import { SilentCard } from "./silentcard.js";
import { StorageCard } from "./storagecard.js";
import { words } from "./words.js";

const ASK_AGAIN = 60_000;
const COVERAGE_AGAIN = 15 * 60_000;

export default class NetworkRoom {
  #watched = new Watched(fetchNetwork, ASK_AGAIN);
  #books = new Accounting();
  #coverage = new Watched(fetchCoverage, COVERAGE_AGAIN);
  #frame;
  #headline = element("p", { class: "network-headline", role: "status", "data-testid": "headline" });
  #figures = element("dl", { class: "figures" });
  #accounting = new AccountingCard();
  #silent = new SilentCard();
  #completeness = new CoverageCard();
  #battery = new BatteryCard();
  #radio = new RadioCard("rssi", (radio) => this.#go(radio));
  #deadLetters = new DeadLettersCard();
  #storage = new StorageCard();
  #cards;
  #shown = false;

  constructor(place) {
    this.#frame = new RoomFrame(place, words.title, words.lead);
    this.#cards = element(
      "div",
      { class: "network-cards", hidden: true },
      this.#accounting.element,
      this.#silent.element,
      this.#completeness.element,
      this.#battery.element,
      this.#radio.element,
      this.#deadLetters.element,
      this.#storage.element,
    );
    this.#frame.body.append(this.#headline, this.#figures, this.#cards);
    this.#frame.watch(this.#watched);
    this.#watched.addEventListener("changed", () => this.#draw());
    this.#books.addEventListener("changed", () => this.#draw());
    this.#books.addEventListener("failed", () => this.#books.value === null && this.#accounting.fail());
    this.#coverage.addEventListener("changed", () => {
      this.#completeness.show(this.#coverage.value);
      this.#draw();
    });
    this.#coverage.addEventListener("failed", () => this.#completeness.fail());
  }

  get title() {
    return words.title;
  }

  show({ options }) {
    this.#radio.choose(options.get("radio") === "snr" ? "snr" : "rssi");
    if (!this.#shown) {
      this.#shown = true;
      this.#watched.start();
      this.#books.start();
      this.#coverage.start();
    }
  }

  hide() {
    this.#shown = false;
    this.#watched.stop();
    this.#books.stop();
    this.#coverage.stop();
  }

  refresh() {
    this.#watched.refresh();
    this.#books.refresh();
    this.#coverage.refresh();
  }

  tick() {
    this.#frame.tick();
  }

  #go(radio) {
    location.hash = addressOf({ room: "network", options: { radio: radio === "rssi" ? null : radio } });
  }

  #draw() {
    const known = this.#watched.value;
    if (known === null) {
      return; // the frame says why
    }
    const { devices, silent, batteries, radio, deadLetters, storage } = known;
    this.#say(known);
    this.#cards.hidden = false;
    this.#figures.replaceChildren(
      figure(words.figures.devices, formatCount(devices.length), words.figureHelp.devices),
      figure(words.figures.silent, formatCount(silent.length), words.figureHelp.silent, silent.length > 0),
      figure(words.figures.coverage, this.#hoursInWords(), words.figureHelp.coverage),
      figure(
        words.figures.battery,
        formatCount(batteries.filter(({ low }) => low).length),
        words.figureHelp.battery(`${BOUNDS.level}\u00a0%`, `${formatNumber(BOUNDS.voltage, 1)}\u00a0V`),
        batteries.some(({ low }) => low),
      ),
      figure(
        words.figures.radio,
        formatCount(radio.rssi.filter(({ value }) => value < BOUNDS.rssi).length),
        words.figureHelp.radio(`${formatNumber(BOUNDS.rssi, 0)}\u00a0dBm`),
      ),
    );
    if (this.#books.value !== null) {
      this.#accounting.show(this.#books);
    }
    this.#silent.show(silent);
    this.#battery.show(batteries);
    this.#radio.show(radio);
    this.#deadLetters.show(deadLetters);
    this.#storage.show(storage);
  }

  #say({ devices, silent }) {
    const text =
      devices.length === 0
        ? words.noDevices
        : [
            { balanced: words.healthy, settling: words.healthy, unbalanced: words.unbalanced }[this.#books.state],
            silent.length ? words.someSilent(silent.length, devices.length) : words.noneSilent(devices.length),
          ]
            .filter(Boolean)
            .join(" ");
    if (this.#headline.textContent !== text) {
      this.#headline.textContent = text;
    }
  }

  /** Of all devices, each with what it measures. */
  #hoursInWords() {
    const coverage = this.#coverage.value ?? [];
    const all = coverage.reduce((sum, { devices }) => sum + devices, 0);
    return all ? formatShare(coverage.reduce((sum, { devices, hours }) => sum + devices * hours, 0) / all) : "–";
  }
}

function figure(name, value, help, bad = false) {
  return element("div", { "data-state": bad ? "bad" : null }, element("dt", {}, name), element("dd", {}, value, element("small", {}, help)));
}
