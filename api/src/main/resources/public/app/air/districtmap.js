// The districts on a small map, each in the colour of its class and with the class written into it. A district is a link to
// what is known of it. Names and classes lie over the picture as text, so that they do not shrink with it.
import { addressOf } from "../page/address.js";
import { featuresOf } from "../data/ground.js";
import { drawing, element } from "../page/elements.js";
import { chip, nameOf } from "./airclass.js";
import { innermost, Plan } from "./plan.js";
import { words } from "./words.js";

export class DistrictMap {
  #areas = new Map(); // by name: { link, label, shape }
  #chosen = drawing("path", { class: "air-map-edge air-map-chosen" });
  #focused = drawing("path", { class: "air-map-edge air-map-focused" });
  #labels = element("div", { class: "air-map-labels", "aria-hidden": "true" });

  element;

  constructor(ground) {
    const plan = new Plan(featuresOf(ground, "outline")[0].geometry.coordinates[0]);
    const picture = drawing(
      "svg",
      { viewBox: `0 0 ${plan.width} ${plan.height}`, role: "group", "aria-label": words.mapLabel },
      drawing(
        "defs",
        {},
        drawing(
          "pattern",
          { id: "air-hatch", width: 12, height: 12, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
          drawing("rect", { class: "air-hatch-ground", width: 12, height: 12 }),
          drawing("line", { class: "air-hatch-line", y2: 12 }),
        ),
      ),
    );
    for (const { properties, geometry } of featuresOf(ground, "area")) {
      picture.append(this.#area(plan, properties.name, geometry.coordinates[0]));
    }
    const river = plan.line(featuresOf(ground, "river")[0].geometry.coordinates);
    picture.append(drawing("path", { class: "air-map-river", d: river }), this.#chosen, this.#focused); // edges above the neighbours
    this.element = element("div", { class: "air-map" }, picture, this.#labels);
  }

  /** Shows districts as fetchDay gives them; `chosen` is the name of one, `options` go into the links. */
  show(districts, chosen, options) {
    this.#chosen.setAttribute("d", this.#areas.get(chosen)?.shape ?? "");
    for (const { name, hours, now } of districts) {
      const { link, label } = this.#areas.get(name);
      const said = now ? nameOf(now) : hours.length ? words.noValues : words.noSensors;
      link.dataset.class = now ? now.class : "none";
      link.setAttribute("aria-label", words.areaLabel(name, said));
      link.setAttribute("href", addressOf({ room: "air", parts: [name], options }));
      if (name === chosen) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
      label.replaceChildren(element("span", { class: "air-map-name" }, name), chip(now ? now.class : "none", said));
    }
  }

  #area(plan, name, ring) {
    const shape = `${plan.line(ring)}Z`;
    const link = drawing(
      "a",
      {
        class: "air-map-area",
        "data-class": "none",
        onfocus: () => this.#focused.setAttribute("d", link.matches(":focus-visible") ? shape : ""),
        onblur: () => this.#focused.setAttribute("d", ""),
      },
      drawing("path", { d: shape, fill: "url(#air-hatch)" }),
    );
    const label = element("span", { class: "air-map-label", "data-name": name });
    const [x, y] = innermost(ring.map((point) => plan.at(point)));
    label.style.left = `${((100 * x) / plan.width).toFixed(2)}%`;
    label.style.top = `${((100 * y) / plan.height).toFixed(2)}%`;
    this.#labels.append(label);
    this.#areas.set(name, { link, label, shape });
    return link;
  }
}
