// Signing in, at the city's issuer if the platform names one, or by pasting a key. What comes of it stays in this tab and
// goes nowhere but into the header of requests to the platform.
import { fetchIssuer, goThere } from "../data/issuer.js";
import { session } from "../data/session.js";
import { element } from "../page/elements.js";
import { textField } from "./form/field.js";
import { saying } from "./form/saying.js";
import { words } from "./words.js";

/** What can stand in a header; a key has nothing else. */
const SENDABLE = /^[\x21-\x7e]+$/;

export class SignIn {
  #key = textField("key", words.key, { type: "password", help: words.keyHelp, spellcheck: "false", autocapitalize: "off" });
  #state = element("p", { class: "form-state", role: "status" });
  #account = element("div", { class: "signin-account" });

  element = element(
    "div",
    { class: "card signin" },
    element("h3", {}, words.signIn),
    session.ended ? element("p", { class: "note", role: "alert" }, words.ended) : null,
    session.refusal === null ? null : element("p", { class: "note", role: "alert" }, words.refused(session.refusal)),
    this.#account,
    element(
      "form",
      {
        class: "form",
        novalidate: true,
        autocomplete: "off",
        onsubmit: (event) => {
          event.preventDefault();
          this.#signIn();
        },
      },
      this.#key.element,
      element("div", { class: "form-foot" }, element("button", { type: "submit", class: "button button-main" }, words.signIn), this.#state),
    ),
    element(
      "details",
      { class: "signin-help" },
      element("summary", {}, words.firstKey),
      element("p", {}, words.firstKeyFile, " ", element("code", {}, "./data/admin-key"), "."),
      element("p", {}, words.firstKeyOthers),
    ),
  );

  constructor() {
    this.#offerAccount();
  }

  /** With an account of the city's, where the platform says at whom. */
  async #offerAccount() {
    const issuer = await fetchIssuer().catch((failure) => {
      console.warn(failure.message); // then a key has to do
      return null;
    });
    if (issuer === null) {
      return;
    }
    const state = element("p", { class: "form-state", role: "status" });
    const go = async () => {
      state.textContent = words.asking;
      try {
        await goThere(issuer);
      } catch (failure) {
        console.warn(failure.message);
        state.textContent = words.issuerAway;
      }
    };
    this.#account.replaceChildren(
      element("p", {}, words.withAccount(new URL(issuer.issuer).host)),
      element(
        "div",
        { class: "form-foot" },
        element("button", { type: "button", class: "button button-main", "data-testid": "sign-in-with-account", onclick: go }, words.account),
        state,
      ),
      element("p", { class: "signin-or" }, words.orKey),
    );
  }

  async #signIn() {
    const key = this.#key.value ?? "";
    this.#key.clear();
    if (!SENDABLE.test(key)) {
      this.#fail(key === "" ? words.noKey : words.wrongKey);
      return;
    }
    this.#state.textContent = words.asking;
    try {
      await session.signIn(key);
    } catch (failure) {
      this.#fail(...(failure.status === 401 ? [words.wrongKey] : failure.status === 0 || failure.status >= 500 ? [words.signInAway] : saying(failure)));
    }
  }

  #fail(...content) {
    this.#state.textContent = "";
    this.#key.fail(...content);
    this.#key.input.focus();
  }
}

/** Asks for a key in a dialog; `closed` hears when it is gone, with somebody signed in or nobody. */
export function signInAgain(closed) {
  const dialog = element(
    "dialog",
    { class: "dialog", "aria-label": words.signIn },
    new SignIn().element,
    element("p", { class: "desk-hint" }, words.kept),
    element("div", { class: "form-foot" }, element("button", { type: "button", class: "button button-small", onclick: () => dialog.close() }, words.leave)),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** While it is asked whose the key is that the tab had before. */
export function waiting() {
  return element(
    "div",
    { class: "card signin" },
    element("p", { role: "status" }, words.waiting),
    element("p", {}, element("button", { type: "button", class: "button", onclick: () => session.signOut() }, words.signInAnew)),
  );
}
