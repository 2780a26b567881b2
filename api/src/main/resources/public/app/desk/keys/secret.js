// A key that was just made, shown once. It is in the page as long as the dialog is open, and nowhere else.
import { element } from "../../page/elements.js";
import { copyButton } from "../form/copy.js";
import { words } from "./words.js";

export function showSecret({ key, name, role }) {
  const text = element("code", { class: "secret", tabindex: 0, "data-testid": "new-key" }, key);
  const dialog = element(
    "dialog",
    { class: "dialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" },
    element("h2", { id: "dialog-title" }, words.secretTitle),
    element("div", { id: "dialog-text", class: "dialog-text" }, element("p", { dir: "auto" }, words.secretFor(name, role)), element("p", {}, words.secretOnce)),
    text,
    element(
      "div",
      { class: "form-foot" },
      copyButton(() => key, words.copyKey, { autofocus: true }),
      element("button", { type: "button", class: "button button-main", onclick: () => dialog.close() }, words.secretKept),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
