// A button that has one thing done by one call of the API, and says beside it what came of it.
import { act } from "../../data/api.js";
import { element } from "../../page/elements.js";
import { Same } from "./same.js";
import { saying } from "./saying.js";
import { words } from "./words.js";

/** `action()` is what the button says; `done(answer)` hears of the answer and may return what to say. */
export function deed({ action, call, done, main = false }) {
  const state = element("p", { class: "form-state", role: "status" });
  let busy = false;
  const button = element(
    "button",
    {
      type: "button",
      class: main ? "button button-main" : "button",
      onclick: async () => {
        if (busy) {
          return;
        }
        busy = true;
        state.dataset.state = "";
        state.textContent = words.sending;
        try {
          const { method, path, body, query } = call();
          const said = done(await act(method, path, body?.(), query));
          state.dataset.state = "good";
          state.replaceChildren(said ?? words.done);
          button.textContent = action(); // another one by now, perhaps
        } catch (failure) {
          if (failure.status === undefined) {
            throw failure;
          }
          state.dataset.state = "bad";
          state.replaceChildren(...saying(failure));
        } finally {
          busy = false;
        }
      },
    },
    action(),
  );
  return element("div", { class: "deed" }, element("div", { class: "form-foot" }, button, state), new Same(call).element);
}
