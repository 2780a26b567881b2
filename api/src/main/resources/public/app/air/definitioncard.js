// Which definition is meant, what it says, and who says so.
import { element } from "../page/elements.js";
import { aboutProperty } from "../data/properties.js";
import { plainTable } from "../page/fold.js";
import { formatNumber } from "../page/formats.js";
import { spoken } from "../page/language.js";
import { chip, classNames } from "./airclass.js";
import { words } from "./words.js";

export class DefinitionCard {
  element = element("section", { class: "card air-definition" });

  show(definition) {
    const names = classNames(definition);
    this.element.replaceChildren(
      element("h3", {}, words.definition),
      element("p", {}, `${words.definitions[definition.version] ?? spoken(definition.name)} ${words.districtMean}`),
      plainTable(
        words.bounds,
        [words.pollutant, words.averagedOver, ...names.map((name, place) => chip(place, name))],
        definition.pollutants.map(({ property, hours, upperBounds }) => [
          aboutProperty(property).name,
          words.hours(hours),
          ...upperBounds.map((bound) => formatNumber(bound)),
          words.beyond(formatNumber(upperBounds.at(-1))),
        ]),
      ),
      element("p", { class: "aside" }, `${words.bounds}. `, element("a", { href: definition.source, rel: "noopener" }, words.source)),
      element("p", { class: "aside" }, words.indicative),
    );
  }
}
