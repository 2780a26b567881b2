// Asks before something is done that cannot be taken back, and has it done. A refusal is told in the dialog, which stays.
import { act } from "../../data/api.js";
import { element } from "../../page/elements.js";
import { Same } from "./same.js";
import { saying } from "./saying.js";
import { words } from "./words.js";

/**
 * Resolves with { answer } once it is done, with null if it is not to be. `text` are paragraphs, `action` is what the
 * button says, `call` is what is asked of the API.
 */
export function confirmed({ title, text, action, call, danger = false }) {
  return new Promise((resolve) => {
    let outcome = null;
    let busy = false;
    const state = element("p", { class: "form-state", role: "alert" });
    const dialog = element(
      "dialog",
      { class: "dialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" },
      element("h2", { id: "dialog-title" }, title),
      element("div", { id: "dialog-text", class: "dialog-text" }, ...text.map((line) => element("p", { dir: "auto" }, line))),
      state,
      element(
        "div",
        { class: "form-foot" },
        element("button", { type: "button", class: "button", autofocus: true, onclick: () => dialog.close() }, words.cancel),
        element("button", { type: "button", class: `button ${danger ? "button-danger" : "button-main"}`, onclick: run }, action),
      ),
      new Same(() => call).element,
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(outcome);
    });
    document.body.append(dialog);
    dialog.showModal();

    async function run() {
      if (busy) {
        return;
      }
      busy = true;
      state.dataset.state = "";
      state.textContent = words.sending;
      try {
        outcome = { answer: await act(call.method, call.path, call.body?.(), call.query) };
        dialog.close();
      } catch (failure) {
        state.dataset.state = "bad";
        state.replaceChildren(...saying(failure));
      }
      busy = false;
    }
  });
}
