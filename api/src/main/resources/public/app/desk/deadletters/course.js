// The course of a replay, until nothing of it is on its way any more.
import { get } from "../../data/api.js";
import { Watched } from "../../data/watched.js";
import { element } from "../../page/elements.js";
import { formatNumber } from "../../page/formats.js";
import { saying } from "../form/saying.js";
import { reasonName, words } from "./words.js";

const EVERY = 1_000;

export class Course {
  #id = "";
  #finished;
  #watched = new Watched((signal) => get(`dead-letters/replays/${encodeURIComponent(this.#id)}`, {}, signal), EVERY);
  #bar = element("progress", { "aria-label": words.course });
  #text = element("p", { role: "status" });

  element = element("div", { class: "course", tabindex: -1, hidden: true }, this.#bar, this.#text);

  /** `finished()` hears when all of it is settled. */
  constructor(finished) {
    this.#finished = finished;
    this.#watched.addEventListener("changed", () => this.#show());
    this.#watched.addEventListener("failed", ({ detail: failure }) => {
      this.#text.replaceChildren(...saying(failure));
      if (failure.isForGood) {
        this.#watched.stop();
      }
    });
  }

  /** Follows the replay with this id; "" for none. */
  show(id) {
    if (id === this.#id) {
      return;
    }
    this.#watched.stop();
    this.#id = id;
    this.element.hidden = !id;
    this.#bar.removeAttribute("value");
    this.#text.textContent = "";
    if (id) {
      this.#watched.start();
    }
  }

  /** Moves the reader here. */
  focus() {
    this.element.focus({ preventScroll: true });
  }

  stop() {
    this.show("");
  }

  #show() {
    if (this.element.offsetParent === null) {
      this.stop(); // the reader has gone on
      return;
    }
    const { letters, waiting, stored, duplicate, failed } = this.#watched.value;
    this.#bar.max = Math.max(letters, 1);
    this.#bar.value = letters - waiting;
    const again = failed.map(({ reason, count }) => words.failedAgain(formatNumber(count), reasonName(reason)));
    const parts = [
      stored > 0 ? words.storedNow(formatNumber(stored)) : null,
      duplicate > 0 ? words.knownAlready(formatNumber(duplicate)) : null,
      ...again,
    ].filter(Boolean);
    const text = `${words.replayed(formatNumber(letters - waiting), formatNumber(letters))} ${parts.join(", ")}${parts.length ? "." : ""}`;
    if (this.#text.textContent !== text) {
      this.#text.textContent = text;
    }
    if (waiting === 0) {
      this.#watched.stop();
      this.#finished();
    }
  }
}
