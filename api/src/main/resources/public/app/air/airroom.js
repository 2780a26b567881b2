// The room about the air: how good it is over the city and in each district, and of a chosen one its course and the limit
// values. The address says which district, which definition, which range and which directive.
import { all, get } from "../data/api.js";
import { fetchGround } from "../data/ground.js";
import { fetchNames } from "../data/names.js";
import { Watched } from "../data/watched.js";
import { addressOf } from "../page/address.js";
import { Choice } from "../page/choice.js";
import { element } from "../page/elements.js";
import { cityTime } from "../page/formats.js";
import { untilAnswered } from "../page/patience.js";
import { RoomFrame } from "../page/roomframe.js";
import { showWhenKnown } from "../page/whenknown.js";
import { fetchDay, fetchDefinitions, fetchHours, SPANS } from "./airdata.js";
import { classKey } from "./airclass.js";
import { DefinitionCard } from "./definitioncard.js";
import { DistrictCard } from "./districtcard.js";
import { DistrictMap } from "./districtmap.js";
import { DistrictTable } from "./districttable.js";
import { ExceedanceCard } from "./exceedancecard.js";
import { silenceOf, verdictOn } from "./verdict.js";
import { words } from "./words.js";

const OFTEN = 5 * 60_000;
const SELDOM = 30 * 60_000;
const PAGE = 1000;
const USUAL = { version: "2025", range: "day", directive: "2008" };
const DIRECTIVES = { 2008: "2008/50/EC", 2024: "2024/2881" };

export default class AirRoom {
  #frame;
  #shown = false;
  #district = null;
  #chosen = USUAL;
  #seen = null; // the district that the reader was last led to
  #definitions = [];

  #city = new Watched((signal) => this.#askCity(signal), OFTEN);
  #hours = new Watched((signal) => fetchHours(this.#district, this.#chosen.version, SPANS[this.#chosen.range], signal), OFTEN);
  #year = new Watched((signal) => this.#askYear(signal), SELDOM);

  #versions = this.#choice(words.version, Object.entries(words.versions).reverse(), "version");
  #ranges = this.#choice(words.range, Object.entries(words.ranges), "range");
  #directives = this.#choice(words.directive, Object.entries(words.directives), "directive");

  #headline = element("section", { class: "card headline" });
  #mapCard = element(
    "section",
    { class: "card air-map-card" },
    element("h3", {}, words.mapTitle),
    element("p", {}, words.mapLead),
  );
  #map = null;
  #table = new DistrictTable();
  #card = new DistrictCard(this.#ranges);
  #limits = new ExceedanceCard(this.#directives);
  #definition = new DefinitionCard();

  constructor(place) {
    this.#frame = new RoomFrame(place, words.title, words.lead, this.#versions.element);
    this.#frame.body.append(
      this.#headline,
      element(
        "div",
        { class: "air-overview" },
        this.#mapCard,
        element("section", { class: "card" }, element("h3", {}, words.tableTitle), element("p", {}, words.tableLead), this.#table.element),
      ),
      this.#card.element,
      this.#limits.element,
      this.#definition.element,
    );
    showWhenKnown(this.#frame.body, this.#city);
    this.#frame.watch(this.#city);
    this.#city.addEventListener("changed", () => this.#showCity());
    this.#hours.addEventListener("changed", () => this.#showDistrict());
    this.#year.addEventListener("changed", () => this.#showYear());
    this.#year.addEventListener("failed", () => this.#year.value ?? this.#limits.wait(words.away));
    this.#layGround();
  }

  get title() {
    return words.titleOf(this.#district);
  }

  show({ parts, options }) {
    const before = { district: this.#district, ...this.#chosen };
    this.#district = parts[0] ?? null;
    const chosen = (key, offered) => (options.get(key) in offered ? options.get(key) : USUAL[key]);
    this.#chosen = {
      version: chosen("version", words.versions),
      range: chosen("range", words.ranges),
      directive: chosen("directive", words.directives),
    };
    this.#versions.show(this.#chosen.version);
    this.#ranges.show(this.#chosen.range);
    this.#directives.show(this.#chosen.directive);
    const after = { district: this.#district, ...this.#chosen };
    const same = (...keys) => keys.every((key) => before[key] === after[key]);
    const entered = !this.#shown;
    this.#shown = true;
    this.#ask(this.#city, same("version"), entered);
    this.#ask(this.#hours, same("district", "version", "range"), entered, this.#district !== null);
    this.#ask(this.#year, same("district", "directive"), entered, this.#district !== null);
    this.#showCity();
    this.#showYear();
  }

  hide() {
    this.#shown = false;
    [this.#city, this.#hours, this.#year].forEach((watched) => watched.stop());
  }

  refresh() {
    this.#city.refresh();
    this.#hours.refresh();
    this.#year.refresh();
  }

  tick() {
    this.#frame.tick();
  }

  /** Has a question asked from now on, again if it is another than before; or no more. */
  #ask(watched, same, entered, wanted = true) {
    if (!wanted) {
      watched.stop();
      watched.value = null;
    } else if (entered || !same) {
      watched.value = same ? watched.value : null;
      watched.stop();
      watched.start();
    }
  }

  async #askCity(signal) {
    this.#definitions = this.#definitions.length ? this.#definitions : await fetchDefinitions(signal);
    return fetchDay(this.#chosen.version, signal);
  }

  async #askYear(signal) {
    const [items, limits] = await Promise.all([
      all("exceedances", { ...this.#yearQuestion(), limit: PAGE }, { signal }),
      get("limit-values", {}, signal),
    ]);
    const names = await fetchNames([...new Set(items.map(({ property }) => property))]);
    const directive = DIRECTIVES[this.#chosen.directive];
    return { items, names, source: limits.items.find((limit) => limit.directive === directive)?.source };
  }

  #yearQuestion() {
    return { year: cityTime(Date.now()).year, district: this.#district, directive: DIRECTIVES[this.#chosen.directive] };
  }

  #showCity() {
    const districts = this.#city.value;
    const definition = this.#currentDefinition();
    if (!districts || !definition) {
      return;
    }
    const { text, place, basis } = verdictOn(districts);
    this.#headline.dataset.class = place ?? "none";
    this.#headline.replaceChildren(
      element("p", { class: "headline-text" }, text),
      element("p", { class: "headline-basis" }, [basis, ...silenceOf(districts)].join(" ")),
      element("p", { class: "headline-basis" }, words.indicative),
    );
    this.#map?.show(districts, this.#district, this.#options());
    this.#table.show(districts, this.#district, this.#options(), definition);
    this.#definition.show(definition);
    this.#showDistrict();
  }

  #showDistrict() {
    const districts = this.#city.value;
    if (this.#district === null) {
      this.#card.hide();
      this.#seen = null;
      return;
    }
    const definition = this.#currentDefinition();
    if (!districts || !definition) {
      return;
    }
    const district = districts.find(({ name }) => name === this.#district);
    if (district) {
      this.#card.show(district, definition, this.#hours.value, { ...this.#chosen, options: this.#options() });
    } else {
      this.#card.showUnknown(this.#district, this.#options());
    }
    if (this.#seen !== this.#district) {
      this.#seen = this.#district;
      this.#card.focus();
    }
  }

  #showYear() {
    if (this.#district === null) {
      this.#limits.hide();
    } else {
      this.#limits.show(this.#year.value, this.#yearQuestion());
    }
  }

  #currentDefinition() {
    return this.#definitions.find(({ version }) => version === this.#chosen.version) ?? this.#definitions.at(-1);
  }

  async #layGround() {
    const ground = await untilAnswered(fetchGround);
    this.#map = new DistrictMap(ground);
    this.#mapCard.append(this.#map.element);
    const definitions = await untilAnswered(() => (this.#definitions.length ? this.#definitions : fetchDefinitions()));
    this.#mapCard.append(classKey(definitions.at(-1)));
    if (this.#shown) {
      this.#showCity();
    }
  }

  /** What is chosen besides the district, as far as it is not what is shown anyway. */
  #options(other = {}) {
    return Object.fromEntries(Object.entries({ ...this.#chosen, ...other }).filter(([key, value]) => value !== USUAL[key]));
  }

  #choice(label, options, key) {
    return new Choice(label, options, this.#chosen[key], (value) => {
      location.hash = addressOf({ room: "air", parts: [this.#district], options: this.#options({ [key]: value }) });
    });
  }
}
