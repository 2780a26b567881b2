// A form that has one thing done by one call of the API. What the API refuses is said at the field that it names; while
// it does not answer nothing that was written is lost.
import { act } from "../../data/api.js";
import { element } from "../../page/elements.js";
import { BadInput } from "./field.js";
import { Same } from "./same.js";
import { saying } from "./saying.js";
import { words } from "./words.js";

export class DeskForm {
  #fields;
  #call;
  #done;
  #busy = false;
  #submit = element("button", { type: "submit", class: "button button-main" });
  #saying;
  #state = element("p", { class: "form-state", role: "status" });

  element;

  /**
   * `fields()` are those that can be at fault; `content` is what the form shows; `submit()` is what its
   * button says; `call()` gives what is asked of the API,
   * { method, path, query, body }, where `body()` reads the fields; `done(answer)` hears of the answer and may return what to
   * say, { state: "bad", text } where it is no good news; `aside` are more buttons.
   */
  constructor({ fields, content, submit, call, done, aside = [] }) {
    this.#fields = fields;
    this.#call = call;
    this.#done = done;
    this.#saying = submit;
    this.#submit.textContent = submit();
    this.element = element(
      "form",
      {
        class: "form",
        novalidate: true,
        autocomplete: "off",
        onsubmit: (event) => {
          event.preventDefault();
          this.#send();
        },
      },
      ...content,
      element(
        "div",
        { class: "form-foot" },
        this.#submit,
        ...aside,
        this.#state,
      ),
      new Same(call).element,
    );
  }

  async #send() {
    if (this.#busy) {
      return;
    }
    this.#fields().forEach((field) => field.clear());
    this.#say("", words.sending);
    this.#busy = true;
    this.element.setAttribute("aria-busy", "true");
    try {
      const { method, path, body, query } = this.#call();
      const said = this.#done(await act(method, path, body?.(), query)) ?? words.done;
      this.#say(said.state ?? "good", said.text ?? said);
      this.#submit.textContent = this.#saying(); // another by now, perhaps
    } catch (failure) {
      if (failure instanceof BadInput) {
        this.#blame(failure.field, failure.message);
      } else if (failure.status === undefined) {
        throw failure;
      } else {
        this.#refused(failure);
      }
    } finally {
      this.#busy = false;
      this.element.removeAttribute("aria-busy");
    }
  }

  #refused(failure) {
    const named = failure.problem?.field ?? "";
    const field = this.#fieldOf(named);
    if (field) {
      this.#blame(field, ...saying(failure));
    } else {
      this.#say("bad", ...saying(failure));
    }
  }

  /** The shown field that the API means: the very one, else the one that it is in, else the first of those in it. */
  #fieldOf(named) {
    const shown = this.#fields().filter(({ name, hidden }) => !hidden && name);
    const around = shown.filter(({ name }) => named === name || named.startsWith(`${name}.`) || named.startsWith(`${name}[`));
    return around.sort((a, b) => b.name.length - a.name.length)[0] ?? shown.find(({ name }) => named && name.startsWith(`${named}.`));
  }

  #blame(field, ...content) {
    field.fail(...content);
    this.#say("bad", words.seeField);
    field.input.focus();
  }

  #say(state, ...content) {
    this.#state.dataset.state = state;
    this.#state.replaceChildren(...content);
  }
}
