// The call of the API that does the same as a button of the desk, to be copied as a command. The key stands in it as
// $KEY, and secrets as a word: what is copied can be shown to others.
import { addressFor } from "../../data/api.js";
import { element } from "../../page/elements.js";
import { copyButton } from "./copy.js";
import { words } from "./words.js";

export class Same {
  #call;
  #code = element("code", {});

  element;

  /** `call()` gives { method, path, query, body }, or null while it cannot be said. */
  constructor(call) {
    this.#call = call;
    this.element = element(
      "p",
      { class: "same" },
      element("span", {}, words.same),
      " ",
      this.#code,
      copyButton(() => command(this.#call()), words.copyCall),
    );
    this.show();
  }

  show() {
    const call = this.#call();
    if (call) {
      const address = addressFor(call.path, given(call.query));
      this.#code.textContent = `${call.method} ${address.pathname}${address.search}`;
    }
  }
}

/** Of a question those parts that say something. */
export function given(query = {}) {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ""));
}

function command(call) {
  if (!call) {
    return "";
  }
  const { method, path, query, body } = call;
  const parts = ["curl", ...(method === "GET" ? [] : ["-X", method]), '-H "X-API-Key: $KEY"'];
  if (body !== undefined) {
    parts.push("-H 'Content-Type: application/json'", "-d", quoted(JSON.stringify(body, hideSecrets)));
  }
  return [...parts, quoted(addressFor(path, given(query)).href)].join(" ");
}

function hideSecrets(name, value) {
  return name === "secret" && value ? "..." : value;
}

function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
