// Tries what is written on a payload: shows the readings that it would give, or what went wrong and in which line.
import { Choice } from "../../page/choice.js";
import { element } from "../../page/elements.js";
import { formatExact, formatMeasure } from "../../page/formats.js";
import { Table } from "../../page/table.js";
import { aboutProperty } from "../../data/properties.js";
import { DeskForm } from "../form/deskform.js";
import { longField, numberOrNull, textField } from "../form/field.js";
import { hexOf } from "./payload.js";
import { words } from "./words.js";

/** What an error says of its place; a fault that the engine cannot place is put at the very beginning, which says nothing. */
const PLACE = /\(line (\d+), column (\d+)\)/;

export class Trial {
  #written;
  #toLine;
  #encoding = "hex";
  #bytes;
  #port;
  #outcome = element("div", { class: "trial-outcome", role: "status" });

  element;

  /** `written()` gives { form, source }; `toLine(number)` leads to a line of it. */
  constructor(written, toLine, { bytes, fPort }) {
    this.#written = written;
    this.#toLine = toLine;
    this.#bytes = longField("bytes", words.payload, { value: bytes, rows: 2, read: (text) => hexOf(text, this.#encoding) });
    this.#port = textField("fPort", words.port, { value: fPort || "1", inputmode: "numeric", read: numberOrNull });
    const encoding = new Choice(words.encoding, [["hex", words.hex], ["base64", words.base64]], "hex", (chosen) => {
      this.#encoding = chosen;
      this.#bytes.clear();
    });
    this.element = element(
      "div",
      { class: "trial" },
      new DeskForm({
        fields: () => [this.#bytes, this.#port],
        content: [element("div", { class: "trial-payload" }, this.#bytes.element, encoding.element, this.#port.element)],
        submit: () => words.attempt,
        call: () => ({
          method: "POST",
          path: "codecs/try",
          body: () => ({ ...this.#written(), bytes: this.#bytes.value, fPort: this.#port.value }),
        }),
        done: (answer) => this.#show(answer),
      }).element,
      this.#outcome,
    );
  }

  /** Gives what to say of it in short. */
  #show({ data, readings, warnings, errors }) {
    const { source } = this.#written();
    this.#outcome.replaceChildren(
      ...errors.map((text) => this.#error(text, source)),
      ...warnings.map((text) => element("p", { class: "note", lang: "en", dir: "auto" }, text)),
      ...(readings.length ? [element("h5", {}, words.readings), readingsTable(readings)] : []),
      ...(errors.length && Object.keys(data).length === 0
        ? []
        : [element("h5", {}, words.returned), element("pre", { class: "code", tabindex: 0 }, JSON.stringify(data, null, 2))]),
    );
    return errors.length ? { state: "bad", text: words.failed } : words.worked(readings.length);
  }

  #error(text, source) {
    const [, line, column] = (PLACE.exec(text) ?? []).map(Number);
    const placed = line && !(line === 1 && column === 1);
    return element(
      "div",
      { class: "trial-error" },
      element("p", { lang: "en", dir: "auto" }, text),
      placed ? element("pre", { class: "code" }, `${line}  ${source.split("\n")[line - 1] ?? ""}`) : null,
      placed
        ? element("button", { type: "button", class: "button button-small", onclick: () => this.#toLine(line) }, words.toLine(line))
        : null,
    );
  }
}

function readingsTable(readings) {
  const table = new Table({
    caption: words.readings,
    key: ({ property, time }) => `${property} ${time ?? ""}`,
    columns: [
      { name: words.property, cell: ({ property }) => aboutProperty(property).name },
      { name: words.value, number: true, cell: ({ value, property, unit }) => formatMeasure(value, property, unit) },
      { name: words.time, cell: ({ time }) => (time ? formatExact(Date.parse(time)) : words.timeOfMessage) },
    ],
  });
  table.show(readings);
  return table.element;
}
