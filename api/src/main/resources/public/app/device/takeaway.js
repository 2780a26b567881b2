// What is shown, to take along: as a file, or as the question to the API that was asked for it.
import { element } from "../page/elements.js";
import { words } from "../page/language.js";

export class Takeaway {
  #file = element("a", { class: "button button-small", download: "" }, words.download);
  #question = element("code", { class: "question", tabindex: 0 });
  #copy = element("button", { type: "button", class: "button button-small", onclick: () => this.#take() }, words.copy);

  constructor() {
    this.element = element(
      "div",
      { class: "takeaway" },
      this.#file,
      element(
        "details",
        { class: "numbers" },
        element("summary", {}, words.asQuestion),
        element("div", { class: "question-frame" }, this.#question, this.#copy),
      ),
    );
  }

  show(file, question) {
    this.#file.href = file;
    this.#question.textContent = question;
    this.#copy.textContent = words.copy;
  }

  async #take() {
    try {
      await navigator.clipboard.writeText(this.#question.textContent);
      this.#copy.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(this.#question); // a page without TLS may not write to the clipboard
    }
  }
}
