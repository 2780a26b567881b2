// The usual fields of a rule. Which there are depends on what the rule watches.
import { all, get } from "../../data/api.js";
import { aboutProperty, compareProperties } from "../../data/properties.js";
import { element } from "../../page/elements.js";
import { locale } from "../../page/language.js";
import { checkField, choiceField, longField, textField, textOrNull } from "../form/field.js";
import { Levels } from "./levels.js";
import { Recipients } from "./recipientsfield.js";
import { words } from "./words.js";

const MOST = 1_000;

/** What each kind of rule needs besides. */
const NEEDS = { value: ["property"], rise: ["property", "per"], aggregate: ["property", "interval", "statistic"], index: ["index"], silence: [] };

/** What it means where a rule does not say it. */
const UNSAID = { name: "", direction: "above", district: "", enabled: true };

export class RuleFields {
  #rest = {}; // what the rule has and the form does not show
  #own;
  #levels;
  #recipients;

  element;

  constructor(rule) {
    const pairs = (names) => Object.entries(names);
    this.#own = {
      name: textField("name", words.name, { wide: true, dir: "auto", read: (text) => text.trim() }),
      id: textField("id", words.id, {
        help: rule.id === null ? words.idHelp : null,
        readonly: rule.id !== null,
        autocapitalize: "off",
        spellcheck: "false",
        read: (text) => text.trim(),
      }),
      watch: choiceField("watch", words.watch, pairs(words.watches), { value: rule.watch }),
      property: choiceField("property", words.property, [], { value: rule.property }),
      per: choiceField("per", words.per, pairs(words.spans), { value: rule.per ?? "PT1H" }),
      interval: choiceField("interval", words.interval, pairs(words.intervals), { value: rule.interval ?? "1h" }),
      statistic: choiceField("statistic", words.statistic, pairs(words.statistics), { value: rule.statistic ?? "mean" }),
      index: choiceField("index", words.index, [], { value: rule.index }),
      direction: choiceField("direction", words.direction, pairs(words.directions), { value: rule.direction }),
      district: choiceField("district", words.district, [["", words.anyDistrict]], { value: rule.district }),
      devices: longField("devices", words.devices, { rows: 2, help: words.devicesHelp, read: (text) => text.split(/[\s,;]+/).filter(Boolean) }),
      enabled: checkField("enabled", words.enabled, { value: rule.enabled }),
    };
    this.#levels = new Levels();
    this.#recipients = new Recipients();
    const { name, id, watch, ...others } = this.#own;
    const { devices, enabled, ...chosen } = others;
    this.element = element(
      "div",
      { class: "rule-fields" },
      element("div", { class: "form-grid" }, ...[name, id, watch, ...Object.values(chosen)].map((field) => field.element)),
      this.#levels.element,
      devices.element,
      this.#recipients.element,
      enabled.element,
    );
    watch.input.addEventListener("change", () => this.#showWatch());
    this.show(rule);
    this.#offer();
  }

  get all() {
    return [...Object.values(this.#own), ...this.#levels.fields, this.#recipients];
  }

  set enabled(enabled) {
    this.#own.enabled.value = enabled;
  }

  /** The rule as it is filled in; throws BadInput if it cannot be sent. */
  get value() {
    const { watch } = this.#own;
    const needed = NEEDS[watch.value] ?? [];
    const values = Object.fromEntries(
      Object.entries(this.#own)
        .filter(([name]) => needed.includes(name) || !Object.values(NEEDS).flat().includes(name))
        .map(([name, field]) => [name, field.value]),
    );
    return { ...this.#rest, ...values, levels: this.#levels.value, recipients: this.#recipients.value };
  }

  /** The same as far as it can be read, to be written on as JSON. */
  draft() {
    try {
      return this.value;
    } catch {
      return { ...this.#rest, name: this.#own.name.input.value, watch: this.#own.watch.value, levels: [], recipients: [] };
    }
  }

  /** Fills in a rule. */
  show(rule) {
    const { levels = [], recipients = [], origin: _, ...rest } = rule;
    for (const [name, field] of Object.entries(this.#own)) {
      const value = rest[name];
      if (name === "devices") {
        field.value = (value ?? []).join("\n");
      } else if (value !== undefined && value !== null) {
        choose(field, value);
      } else if (Object.hasOwn(UNSAID, name)) {
        field.value = UNSAID[name];
      }
      delete rest[name];
    }
    this.#rest = rest;
    this.#levels.show(levels);
    this.#recipients.choose(recipients);
    this.#showWatch();
  }

  #showWatch() {
    const needed = NEEDS[this.#own.watch.value] ?? [];
    for (const name of Object.values(NEEDS).flat()) {
      this.#own[name].hidden = !needed.includes(name);
    }
    this.#levels.measuresIn(this.#own.watch.value);
  }

  /** What can be chosen of is asked for; until then only what is chosen is there. */
  async #offer() {
    const [properties, indices, valley, recipients] = await Promise.all([
      quietly(get("properties"), { items: [] }),
      quietly(get("indices"), { items: [] }),
      quietly(fetch(new URL("../../../valley.geojson", import.meta.url)).then((answer) => answer.json()), { features: [] }),
      quietly(all("recipients", { limit: MOST }, { most: MOST }), []),
    ]);
    const districts = valley.features.filter(({ properties: { kind } }) => kind === "district").map(({ properties: { name } }) => [name, name]);
    add(
      this.#own.property,
      properties.items.map(({ property }) => property).sort(compareProperties).map((property) => [property, aboutProperty(property).name]),
    );
    add(this.#own.index, indices.items.map(({ id, name }) => [id, name[locale.slice(0, 2)] ?? id]));
    add(this.#own.district, districts);
    this.#recipients.offer(recipients);
  }
}

function choose(field, value) {
  if (field.input instanceof HTMLSelectElement && ![...field.input.options].some((option) => option.value === value)) {
    field.input.append(element("option", { value }, value));
  }
  field.value = value;
}

function add(field, options) {
  const chosen = field.input.value;
  for (const [value, text] of options) {
    [...field.input.options].find((option) => option.value === value)?.remove();
    field.input.append(element("option", { value }, text));
  }
  if (chosen || textOrNull(field.input.options[0]?.value ?? "") === null) {
    field.input.value = chosen;
  }
}

async function quietly(promise, otherwise) {
  try {
    return await promise;
  } catch (failure) {
    console.warn(failure.message); // the form works without, with what the rule has
    return otherwise;
  }
}
