// One codec: what is written, a trial of it on a payload before it is saved, and its end.
import { session } from "../../data/session.js";
import { element } from "../../page/elements.js";
import { confirmed } from "../form/confirm.js";
import { DeskForm } from "../form/deskform.js";
import { choiceField, longField, textField } from "../form/field.js";
import { Trial } from "./trial.js";
import { words } from "./words.js";

/** `sample` is a payload to begin with; `saved(id)` and `gone()` hear what became of the codec. */
export function codecDetail(codec, sample, { saved, gone }) {
  if (!session.may("operator")) {
    const source = element("textarea", { readonly: true, rows: 18, "aria-label": words.source, class: "code" });
    source.value = codec.source;
    return [element("p", { class: "desk-hint" }, words.onlyOperators), element("div", { class: "field" }, source)];
  }
  const isNew = codec.id === null;
  const id = textField("id", words.id, { value: codec.id, help: isNew ? words.idHelp : null, readonly: !isNew, autocapitalize: "off", spellcheck: "false", read: (text) => text.trim() });
  const form = choiceField("form", words.form, Object.entries(words.forms), { value: codec.form });
  const source = longField("source", words.source, { value: codec.source, rows: 16, wrap: "off", class: "code" });
  const trial = new Trial(() => ({ form: form.value, source: source.value }), (line) => showLine(source.input, line), sample);
  const remove = !isNew && codec.origin === "operator" ? removal(codec, gone) : null;
  const fields = [id, form, source];

  return [
    codec.origin === "shipped" ? element("p", { class: "desk-hint" }, words.shipped) : null,
    new DeskForm({
      fields: () => fields,
      content: [element("div", { class: "form-grid" }, id.element, form.element), source.element],
      submit: () => words.save,
      call: () => ({
        method: isNew ? "POST" : "PUT",
        path: isNew ? "codecs" : `codecs/${encodeURIComponent(codec.id)}`,
        body: () => ({ id: id.value, form: form.value, source: source.value }),
      }),
      done: ({ id: under }) => {
        saved(under);
        return words.saved;
      },
      aside: [remove].filter(Boolean),
    }).element,
    element("h4", {}, words.trial),
    trial.element,
  ].filter(Boolean);
}

function removal({ id }, gone) {
  return element(
    "button",
    {
      type: "button",
      class: "button",
      onclick: async () => {
        const outcome = await confirmed({
          title: words.removeTitle(id),
          text: [words.removeText],
          action: words.remove,
          danger: true,
          call: { method: "DELETE", path: `codecs/${encodeURIComponent(id)}` },
        });
        if (outcome) {
          gone();
        }
      },
    },
    words.remove,
  );
}

/** Takes the reader to a line of what is written. */
function showLine(area, line) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 4);
}
