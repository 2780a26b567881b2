// The levels of a rule, from the least severe to the most.
import { element } from "../../page/elements.js";
import { choiceField, numberField, textField } from "../form/field.js";
import { words } from "./words.js";

const SEVERITIES = ["info", "warning", "critical"];

export class Levels {
  #levels = []; // of each its fields
  #rows = element("div", { class: "levels" });
  #unit = element("p", { class: "field-help" });
  #add = element("button", { type: "button", class: "button button-small", onclick: () => this.#more() }, words.addLevel);
  #error = element("p", { class: "field-error", hidden: true });

  element = element("fieldset", { class: "group" }, element("legend", {}, words.levels), this.#unit, this.#rows, this.#error, this.#add);

  name = "levels"; // what is wrong with all of them together is said here
  hidden = false;

  get fields() {
    return [this, ...this.#levels.flatMap((fields) => Object.values(fields))];
  }

  get input() {
    return this.#levels[0]?.raise.input ?? this.#add;
  }

  get value() {
    return this.#levels.map(({ severity, raise, clear, after }) => ({
      severity: severity.value,
      raise: raise.value,
      clear: clear.value,
      after: after.value,
    }));
  }

  show(levels) {
    this.#levels = levels.map((level, at) => fieldsOf(level, at));
    this.#fill();
  }

  /** Says in what the thresholds are. */
  measuresIn(watch) {
    this.#unit.textContent = words.thresholds[watch] ?? "";
  }

  fail(...content) {
    this.#error.replaceChildren(...content);
    this.#error.hidden = false;
  }

  clear() {
    this.#error.hidden = true;
  }

  #more() {
    const before = this.#levels.at(-1)?.severity.value;
    const severity = SEVERITIES[Math.min(SEVERITIES.indexOf(before) + 1, SEVERITIES.length - 1)];
    this.#levels.push(fieldsOf({ severity }, this.#levels.length));
    this.#fill();
    this.#levels.at(-1).raise.input.focus();
  }

  #less(at) {
    this.#levels.splice(at, 1);
    this.#levels.forEach((fields, place) => Object.entries(fields).forEach(([name, field]) => (field.name = nameOf(place, name))));
    this.#fill();
    (this.#levels.at(-1)?.severity.input ?? this.#add).focus();
  }

  #fill() {
    this.#rows.replaceChildren(
      ...this.#levels.map((fields, at) =>
        element(
          "div",
          { class: "level", role: "group", "aria-label": words.level(at + 1) },
          ...Object.values(fields).map((field) => field.element),
          element(
            "button",
            { type: "button", class: "button button-small", "aria-label": words.removeLevel(at + 1), onclick: () => this.#less(at) },
            words.less,
          ),
        ),
      ),
    );
    this.#add.hidden = this.#levels.length >= SEVERITIES.length;
  }
}

function fieldsOf({ severity, raise, clear, after }, at) {
  return {
    severity: choiceField(nameOf(at, "severity"), words.severity, Object.entries(words.severities), { value: severity }),
    raise: numberField(nameOf(at, "raise"), words.raise, { value: raise }),
    clear: numberField(nameOf(at, "clear"), words.clear, { value: clear === raise ? null : clear, placeholder: words.same }),
    after: textField(nameOf(at, "after"), words.after, { value: after === "PT0S" ? "" : after, placeholder: words.atOnce }),
  };
}

function nameOf(at, name) {
  return `levels[${at}].${name}`;
}
