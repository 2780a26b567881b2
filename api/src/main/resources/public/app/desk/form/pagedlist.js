// A list of the API, page by page, asked for again from time to time. Never all of it: there may be a million.
import { get } from "../../data/api.js";
import { Watched } from "../../data/watched.js";
import { element } from "../../page/elements.js";
import { words as pageWords } from "../../page/language.js";
import { Table } from "../../page/table.js";
import { Same, given } from "./same.js";
import { saying } from "./saying.js";
import { words } from "./words.js";

const PAGE = 50;
const EVERY = 30_000;

export class PagedList {
  #path;
  #key;
  #query = {};
  #cursors = [null]; // of the pages up to the one that is shown
  #chosen = null;
  #announce = false;
  #table;
  #loading = element("p", { class: "table-empty" }, pageWords.loading);
  #number = element("span", { class: "pages-number" });
  #said = element("span", { class: "unseen", role: "status" });
  #previous = element("button", { type: "button", class: "button button-small", onclick: () => this.#turn(-1) }, words.previous);
  #next = element("button", { type: "button", class: "button button-small", onclick: () => this.#turn(1) }, words.next);
  #pages = element("nav", { class: "pages", "aria-label": words.pages, hidden: true }, this.#previous, this.#number, this.#next);
  #same = new Same(() => ({ method: "GET", path: this.#path, query: this.#query }));

  /** What the page that is shown was answered. */
  watched;
  element;

  /** As of Table, which it fills, and the `path` of the list; columns do not sort, as a page is only a part. */
  constructor({ path, caption, columns, key, empty }) {
    this.#path = path;
    this.#key = key;
    this.#table = new Table({ caption, columns, key, empty });
    this.#table.element.hidden = true;
    this.watched = new Watched(
      (signal) => get(path, given({ ...this.#query, limit: PAGE, cursor: this.#cursors.at(-1) }), signal),
      EVERY,
    );
    this.watched.addEventListener("changed", () => this.#show());
    this.watched.addEventListener("failed", ({ detail: failure }) => this.#fail(failure));
    this.element = element("div", { class: "paged" }, this.#loading, this.#table.element, this.#pages, this.#said, this.#same.element);
    this.#same.show();
  }

  get rows() {
    return this.watched.value?.items ?? [];
  }

  /** Shows the answer to this question, from its first page on. */
  ask(query) {
    const wanted = given(query);
    const same = JSON.stringify(wanted) === JSON.stringify(this.#query);
    if (!same) {
      this.#query = wanted;
      this.#cursors = [null];
      this.#same.show();
      this.#wait();
    }
    if (this.watched.at === null || !same) {
      this.watched.stop();
      this.watched.value = null;
      this.watched.at = null;
      this.watched.start();
    } else {
      this.watched.start();
    }
  }

  refresh() {
    this.watched.refresh();
  }

  stop() {
    this.watched.stop();
  }

  /** Marks the row that is open. */
  choose(key) {
    this.#chosen = key;
    for (const row of this.element.querySelectorAll("tr[data-key]")) {
      const chosen = row.dataset.key === key;
      row.toggleAttribute("data-chosen", chosen);
      const link = row.querySelector("a");
      if (chosen) {
        link?.setAttribute("aria-current", "true");
      } else {
        link?.removeAttribute("aria-current");
      }
    }
  }

  /** Moves the reader to the row of what was closed, if he was there; null if nothing was. */
  focus(key) {
    if (key === null || document.activeElement !== document.body) {
      return;
    }
    const row = [...this.element.querySelectorAll("tr[data-key]")].find(({ dataset }) => dataset.key === key);
    (row?.querySelector("a") ?? this.#table.element).focus({ preventScroll: true });
  }

  #turn(by) {
    if (by < 0) {
      this.#cursors.pop();
    } else {
      this.#cursors.push(this.watched.value.next);
    }
    this.#announce = true;
    this.#pages.setAttribute("aria-busy", "true");
    this.watched.refresh();
  }

  /** Where nothing is shown yet it is said why; else what is shown stays, and the room's head says how old it is. */
  #fail(failure) {
    this.#pages.removeAttribute("aria-busy");
    if (this.watched.value === null) {
      const forGood = failure.isForGood || failure.status === 401 || failure.status === 403;
      this.#loading.replaceChildren(...(forGood ? saying(failure) : [words.detailAway]));
    }
  }

  #wait() {
    this.#loading.textContent = pageWords.loading;
    this.#loading.hidden = false;
    this.#table.element.hidden = true;
    this.#pages.hidden = true;
  }

  #show() {
    const { items, next } = this.watched.value;
    const page = this.#cursors.length;
    this.#loading.hidden = true;
    this.#table.element.hidden = false;
    this.#table.show(items);
    this.choose(this.#chosen);
    this.#pages.hidden = page === 1 && !next;
    this.#pages.removeAttribute("aria-busy");
    this.#number.textContent = words.page(page);
    // A button that goes away while it has the focus would take the reader along.
    if (document.activeElement === this.#next && !next) {
      this.#previous.focus();
    } else if (document.activeElement === this.#previous && page === 1) {
      this.#next.focus();
    }
    this.#previous.hidden = page === 1;
    this.#next.hidden = !next;
    if (this.#announce) {
      this.#announce = false;
      this.#said.textContent = words.pageShown(page, items.length);
      this.element.scrollIntoView({ block: "nearest" });
    }
  }
}
