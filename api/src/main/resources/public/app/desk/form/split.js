// A list, and beside it what was chosen from it; on narrow screens one instead of the other.
import { element } from "../../page/elements.js";
import { words as pageWords } from "../../page/language.js";
import { untilAnswered } from "../../page/patience.js";
import { saying } from "./saying.js";
import { words } from "./words.js";

export class Split {
  #side;
  #detail = element("section", { class: "card desk-detail", "aria-labelledby": "detail-title", hidden: true });
  #opened = null; // which thing
  #calm = true; // the reader came by an address, and stays where he is

  element;

  constructor(...list) {
    this.#side = element("section", { class: "card desk-list" }, ...list);
    this.element = element("div", { class: "desk-split" }, this.#side, this.#detail);
  }

  get opened() {
    return this.#opened;
  }

  /**
   * Opens the thing `key`: asks for it until it is answered, and shows what `build(answer)` gives, { title, content }.
   * `back` is the address of the list.
   */
  async open(key, back, ask, build) {
    if (key === this.#opened) {
      this.#detail.querySelector(".back").href = back;
      return;
    }
    this.#opened = key;
    this.#detail.hidden = false;
    this.element.dataset.open = "";
    this.#fill(back, key, element("p", {}, pageWords.loading));
    const move = !this.#calm;
    this.#calm = false;
    if (move) {
      this.#detail.querySelector("h3").focus({ preventScroll: true });
      this.#detail.scrollIntoView({ block: "nearest" });
    }
    const answer = await untilAnswered(ask, (failure) => {
      if (this.#opened !== key) {
        return true;
      }
      const forGood = failure.isForGood || failure.status === 401 || failure.status === 403;
      this.#fill(back, key, element("p", { class: "note", role: "alert" }, ...(forGood ? saying(failure) : [words.detailAway])));
      return forGood;
    });
    if (answer === null || this.#opened !== key) {
      return;
    }
    const { title, content } = build(answer);
    this.#fill(this.#detail.querySelector(".back").getAttribute("href"), title, ...content);
  }

  /** What is open is called something else now. */
  retitle(title) {
    this.#detail.querySelector("h3").textContent = title;
  }

  /** Shows what was opened anew, after it was changed: what `open` showed is forgotten. */
  forget() {
    this.#opened = null;
    this.#calm = true;
  }

  /** Closes what is open; gives its key. */
  close() {
    const was = this.#opened;
    this.#opened = null;
    this.#calm = false;
    this.#detail.hidden = true;
    this.#detail.replaceChildren();
    delete this.element.dataset.open;
    return was;
  }

  #fill(back, title, ...content) {
    const focused = this.#detail.contains(document.activeElement);
    const head = element("h3", { id: "detail-title", tabindex: -1, dir: "auto" }, title);
    this.#detail.replaceChildren(
      element("div", { class: "detail-head" }, head, element("a", { class: "back", href: back }, words.back)),
      ...content,
    );
    if (focused) {
      head.focus({ preventScroll: true });
    }
  }
}
