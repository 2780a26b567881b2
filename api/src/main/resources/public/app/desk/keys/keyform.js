// Makes a key. What is answered is shown once, as nobody is told it again.
import { element } from "../../page/elements.js";
import { DeskForm } from "../form/deskform.js";
import { choiceField, longField, textField } from "../form/field.js";
import { endOfDay } from "./cityday.js";
import { Scopes } from "./scopes.js";
import { showSecret } from "./secret.js";
import { words } from "./words.js";

/** `made()` hears when there is another key. */
export function keyForm(made) {
  const name = textField("name", words.name, { help: words.nameHelp, dir: "auto", wide: true, maxlength: 100, read: (text) => text.trim() });
  const role = choiceField("role", words.role, Object.entries(words.roles), { value: "analyst", wide: true });
  const expires = textField("expiresAt", words.expires, { type: "date", help: words.expiresHelp, read: (text) => (text ? endOfDay(text) : null) });
  const scopes = new Scopes();
  const devices = longField("devices", words.devices, { rows: 2, help: words.devicesHelp, read: (text) => text.split(/[\s,;]+/).filter(Boolean) });
  const turn = () => {
    devices.hidden = role.value !== "reader";
  };
  role.input.addEventListener("change", turn);
  turn();
  const fields = [name, role, expires, scopes, devices];
  return new DeskForm({
    fields: () => fields,
    content: [
      element("div", { class: "form-grid" }, name.element, role.element, expires.element),
      scopes.element,
      devices.element,
    ],
    submit: () => words.create,
    call: () => ({
      method: "POST",
      path: "keys",
      body: () => ({
        name: name.value,
        role: role.value,
        scopes: scopes.value,
        devices: devices.hidden ? [] : devices.value,
        expiresAt: expires.value,
      }),
    }),
    done: (answer) => {
      made();
      name.value = "";
      showSecret(answer);
      return words.created(answer.name);
    },
  }).element;
}
