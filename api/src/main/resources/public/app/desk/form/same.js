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

  /** `call()` gives { method, path, query, body }; what `body()` gives is asked for when it is copied. */
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
    const { method, path, query } = this.#call();
    const address = addressFor(path, given(query));
    this.#code.textContent = `${method} ${address.pathname}${address.search}`;
  }
}

/** Of a question those parts that say something. */
export function given(query = {}) {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ""));
}

function command({ method, path, query, body }) {
  const parts = ["curl", ...(method === "GET" ? [] : ["-X", method]), '-H "X-API-Key: $KEY"'];
  if (body !== undefined) {
    parts.push("-H 'Content-Type: application/json'", "-d", quoted(written(body)));
  }
  return [...parts, quoted(addressFor(path, given(query)).href)].join(" ");
}

function written(body) {
  try {
    return JSON.stringify(body(), hideSecrets);
  } catch {
    return "{}"; // what is filled in cannot be sent yet
  }
}

function hideSecrets(name, value) {
  return name === "secret" && value ? "..." : value;
}

function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
