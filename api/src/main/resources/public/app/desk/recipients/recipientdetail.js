// One recipient of alerts: how it hears, a trial message, and its end.
import { element } from "../../page/elements.js";
import { confirmed } from "../form/confirm.js";
import { deed } from "../form/deed.js";
import { DeskForm } from "../form/deskform.js";
import { checkField, choiceField, textField, textOrNull } from "../form/field.js";
import { Delivery } from "./delivery.js";
import { words } from "./words.js";

/** What the detail shows; `saved(recipient)` and `gone()` hear what became of the recipient. */
export function recipientDetail(recipient, { saved, gone }) {
  const isNew = recipient.id === null;
  const plain = (text) => text.trim();
  const name = textField("name", words.name, { value: recipient.name, dir: "auto", wide: true, read: plain });
  const id = textField("id", words.id, { value: recipient.id, help: isNew ? words.idHelp : null, readonly: !isNew, autocapitalize: "off", spellcheck: "false", read: plain });
  const channel = choiceField("channel", words.channel, Object.entries(words.channels), { value: recipient.channel });
  const address = textField("address", words.address, { value: recipient.address, help: words.addressHelps[recipient.channel], wide: true, autocapitalize: "off", spellcheck: "false", read: plain });
  const least = choiceField("least", words.least, Object.entries(words.leasts), { value: recipient.least });
  const keep = checkField("hasSecret", words.keepSecret, { value: recipient.hasSecret });
  const secret = textField("secret", words.secret, { type: "password", autocomplete: "new-password", help: words.secretHelp, read: textOrNull });
  const fields = [name, id, channel, address, least, keep, secret];
  const turn = () => {
    const signs = channel.value === "webhook";
    secret.hidden = !signs;
    keep.hidden = !signs || !recipient.hasSecret;
    address.element.querySelector(".field-help").textContent = words.addressHelps[channel.value] ?? "";
  };
  channel.input.addEventListener("change", turn);
  turn();

  const form = new DeskForm({
    fields: () => fields,
    content: [element("div", { class: "form-grid" }, ...fields.map((field) => field.element))],
    submit: () => words.save,
    call: () => ({
      method: isNew ? "POST" : "PUT",
      path: isNew ? "recipients" : `recipients/${encodeURIComponent(recipient.id)}`,
      body: () => ({
        id: id.value,
        name: name.value,
        channel: channel.value,
        address: address.value,
        least: least.value,
        ...(secret.hidden ? {} : signature()),
      }),
    }),
    done: (answer) => {
      secret.value = ""; // it is never given back, so it does not stay here either
      keep.value = answer.hasSecret;
      keep.hidden = !answer.hasSecret;
      saved(answer);
      return words.saved;
    },
  });
  return isNew ? [form.element] : [form.element, element("h4", {}, words.trial), trial(recipient), element("h4", {}, words.end), removal(recipient, gone)];

  function signature() {
    return secret.value === null ? { hasSecret: !keep.hidden && keep.value } : { secret: secret.value };
  }
}

function trial({ id }) {
  const delivery = new Delivery();
  return element(
    "div",
    { class: "deed" },
    element("p", { class: "desk-hint" }, words.trialHint),
    deed({
      action: () => words.test,
      call: () => ({ method: "POST", path: `recipients/${encodeURIComponent(id)}/test` }),
      done: (answer) => {
        delivery.follow(answer);
        return words.onItsWay;
      },
    }),
    delivery.element,
  );
}

function removal({ id, name }, gone) {
  const call = { method: "DELETE", path: `recipients/${encodeURIComponent(id)}` };
  const remove = async () => {
    if (await confirmed({ title: words.removeTitle(name), text: [words.removeText], action: words.remove, danger: true, call })) {
      gone();
    }
  };
  return element("button", { type: "button", class: "button", onclick: remove }, words.remove);
}
