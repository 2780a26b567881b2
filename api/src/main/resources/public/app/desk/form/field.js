// Something to fill in: a label, an input, a help, and what is wrong with what was filled in, next to it.
import { element } from "../../page/elements.js";
import { formatNumber } from "../../page/formats.js";
import { locale } from "../../page/language.js";
import { words } from "./words.js";

/** Where the comma is the decimal one. */
const COMMA = formatNumber(1.5).includes(",");

const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 15, useGrouping: false });

let made = 0;

/** What somebody wrote that cannot be sent. */
export class BadInput extends Error {
  constructor(field, text) {
    super(text);
    this.field = field;
  }
}

export class Field {
  #read;
  #error = element("p", { class: "field-error", hidden: true });

  name;
  input;
  element;

  /**
   * `name` is what the API calls it; `read(text)` makes the value that is sent of what the input has, and may throw an
   * Error in words.
   */
  constructor(name, label, input, { help, read = (text) => text, wide = false } = {}) {
    const id = `field-${made++}`;
    const about = help ? element("p", { class: "field-help", id: `${id}-help` }, help) : null;
    this.name = name;
    this.input = input;
    this.#read = read;
    input.id = id;
    this.#error.id = `${id}-error`;
    input.setAttribute("aria-describedby", [about && `${id}-help`, `${id}-error`].filter(Boolean).join(" "));
    const checks = input.type === "checkbox";
    this.element = element(
      "div",
      { class: ["field", wide ? "field-wide" : "", checks ? "field-check" : ""].filter(Boolean).join(" ") },
      ...(checks
        ? [element("label", { for: id }, input, label)]
        : [element("label", { for: id }, label), input]),
      about,
      this.#error,
    );
    input.addEventListener("input", () => this.clear());
  }

  /** What is sent; throws BadInput if what was written cannot be. */
  get value() {
    if (this.input.type === "checkbox") {
      return this.input.checked;
    }
    try {
      return this.#read(this.input.value);
    } catch (failure) {
      throw new BadInput(this, failure.message);
    }
  }

  set value(value) {
    if (this.input.type === "checkbox") {
      this.input.checked = Boolean(value);
    } else {
      this.input.value = value ?? "";
    }
  }

  get hidden() {
    return this.element.hidden;
  }

  set hidden(hidden) {
    this.element.hidden = hidden;
  }

  /** Says what is wrong; `content` are texts and elements. */
  fail(...content) {
    this.#error.replaceChildren(...content);
    this.#error.hidden = false;
    this.input.setAttribute("aria-invalid", "true");
  }

  clear() {
    if (!this.#error.hidden) {
      this.#error.hidden = true;
      this.#error.replaceChildren();
      this.input.removeAttribute("aria-invalid");
    }
  }
}

/** A line of text; what is empty is sent as null. */
export function textField(name, label, { value = "", help, wide, read = textOrNull, ...attributes } = {}) {
  const input = element("input", { type: "text", autocomplete: "off", ...attributes });
  input.value = value ?? "";
  return new Field(name, label, input, { help, wide, read });
}

/** A number, with a decimal comma where the language has one, or a point; what is empty is sent as null. */
export function numberField(name, label, { value, ...rest } = {}) {
  return textField(name, label, { value: writtenNumber(value), inputmode: "decimal", ...rest, read: numberOrNull });
}

/** One of a few; `options` are [value, text], of which "" is sent as null. */
export function choiceField(name, label, options, { value = "", help, wide } = {}) {
  const input = element("select", {}, ...options.map(([key, text]) => element("option", { value: key, dir: "auto" }, text)));
  if (value && !options.some(([key]) => key === value)) {
    input.append(element("option", { value }, value)); // it is not among those that are offered, and stays
  }
  input.value = value ?? "";
  return new Field(name, label, input, { help, wide, read: textOrNull });
}

/** Several lines. */
export function longField(name, label, { value = "", help, rows = 8, read, ...attributes } = {}) {
  const input = element("textarea", { rows, spellcheck: "false", autocapitalize: "off", autocomplete: "off", ...attributes });
  input.value = value ?? "";
  return new Field(name, label, input, { help, wide: true, read });
}

/** Yes or no. */
export function checkField(name, label, { value = false, help } = {}) {
  return new Field(name, label, element("input", { type: "checkbox", checked: Boolean(value) }), { help });
}

/** A number to be edited, as the reader's language has it. */
function writtenNumber(number) {
  return number === null || number === undefined ? "" : exact.format(number);
}

export function textOrNull(text) {
  return text.trim() || null;
}

export function numberOrNull(text) {
  const written = text.replace(/\s/g, "").replace("−", "-").replace(COMMA ? "," : "", COMMA ? "." : "");
  if (written === "") {
    return null;
  }
  const number = Number(written);
  if (!Number.isFinite(number)) {
    throw new Error(words.noNumber);
  }
  return number;
}
