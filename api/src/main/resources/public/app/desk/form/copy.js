// A button that copies a text. Says that it has, for those who see it and those who hear it.
import { element } from "../../page/elements.js";
import { words } from "./words.js";

const SAID_FOR = 2_500;

/** `text()` is asked when it is pressed; `label` is its name for those who do not see what it stands beside. */
export function copyButton(text, label, attributes = {}) {
  const shown = element("span", { "aria-hidden": "true" }, words.copy);
  const said = element("span", { class: "unseen", role: "status" });
  const button = element(
    "button",
    {
      type: "button",
      class: "button button-small button-copy",
      "aria-label": label,
      ...attributes,
      onclick: async () => {
        const saying = (await copy(text())) ? words.copied : words.notCopied;
        shown.textContent = saying;
        said.textContent = saying;
        setTimeout(() => {
          shown.textContent = words.copy;
          said.textContent = "";
        }, SAID_FOR);
      },
    },
    shown,
  );
  return element("span", { class: "copy" }, button, said);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text); // over plain HTTP browsers have no clipboard
  }
}

function copyByHand(text) {
  const before = document.activeElement;
  const area = element("textarea", { class: "unseen", readonly: true });
  area.value = text;
  (before?.closest("dialog") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus();
  return done;
}
