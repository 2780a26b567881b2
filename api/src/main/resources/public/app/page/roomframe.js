// What every room but the map has at its top: what it is about, how old what it shows is, and in words what is wrong.
import { element } from "./elements.js";
import { formatAge } from "./formats.js";
import { words } from "./language.js";

export class RoomFrame {
  #state = element("p", { class: "room-state", role: "status" });
  #watched = null;
  #failure = null;
  #heard = new WeakSet();

  /** What the room shows goes here. */
  body = element("div", { class: "room-body" });

  /** Puts title and lead into the place; `choices` are elements in which the reader chooses what is shown. */
  constructor(place, title, lead, ...choices) {
    place.replaceChildren(
      element(
        "div",
        { class: "room-head" },
        element("h2", {}, title),
        element("p", { class: "room-lead" }, lead),
        choices.length ? element("div", { class: "room-choices" }, ...choices) : null,
        this.#state,
      ),
      this.body,
    );
  }

  /** Says of a Watched answer, from now on of this one, how old it is, and whether it can be had; null for none. */
  watch(watched) {
    this.#watched = watched;
    this.#failure = null;
    if (watched && !this.#heard.has(watched)) {
      this.#heard.add(watched);
      watched.addEventListener("changed", () => this.#take(watched, null));
      watched.addEventListener("failed", ({ detail: failure }) => this.#take(watched, failure));
    }
    this.tick();
  }

  tick() {
    if (!this.#watched) {
      this.#say("", "good");
      return;
    }
    if (this.#failure) {
      this.#fail(this.#failure); // ages are others, but it still cannot be had
      return;
    }
    const { value, at } = this.#watched;
    this.#say(value === null ? words.loading : words.asOf(formatAge(at, Date.now())), "good");
  }

  #take(watched, failure) {
    if (watched === this.#watched) {
      this.#failure = failure;
      this.tick();
    }
  }

  #fail(failure) {
    const { value, at } = this.#watched;
    const text = failure.isForGood || failure.status === 401 || failure.status === 403
      ? words.refused(failure.message)
      : value === null
        ? words.roomAway
        : words.roomOld(formatAge(at, Date.now()));
    this.#say(text, "bad");
  }

  #say(text, state) {
    if (this.#state.textContent !== text) {
      this.#state.textContent = text;
      this.#state.dataset.state = state;
    }
  }
}
