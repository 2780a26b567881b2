// A table whose columns sort it. What stands in a cell is made anew with the rows; the reader keeps his place in it.
import { element } from "./elements.js";
import { words } from "./language.js";

export class Table {
  #columns;
  #key;
  #heads = new Map();
  #body = element("tbody");
  #rows = [];
  #order;
  #down;
  #empty;

  element;

  /**
   * `columns` are { name, cell, compare, number, down }: `cell(row)` is text or an element, the first column's is the head of
   * its row; a column without `compare(a, b)` does not sort; `number` puts it to the right; `down` sorts it from above first;
   * a `minor` one is left out where there is little room.
   * `key(row)` tells rows apart, `caption` what they are, `order` is the place of the column that sorts at first.
   */
  constructor({ caption, columns, key, order = 0, empty = words.nothingHere }) {
    this.#columns = columns;
    this.#key = key;
    this.#order = order;
    this.#down = columns[order].down ?? false;
    this.#empty = element("p", { class: "table-empty" }, empty);
    this.element = element(
      "div",
      { class: "table-frame", role: "region", "aria-label": caption, tabindex: 0 },
      element(
        "table",
        { class: "table" },
        element("caption", { class: "unseen" }, caption),
        element("thead", {}, element("tr", {}, ...columns.map((column, at) => this.#head(column, at)))),
        this.#body,
      ),
      this.#empty,
    );
    this.#showOrder();
  }

  show(rows) {
    this.#rows = [...rows];
    this.#fill();
  }

  #fill() {
    const { compare } = this.#columns[this.#order];
    const sorted = compare ? [...this.#rows].sort((a, b) => (this.#down ? compare(b, a) : compare(a, b))) : this.#rows;
    const focused = document.activeElement?.closest("tr[data-key]");
    const within = focused && this.#body.contains(focused) ? focusables(focused).indexOf(document.activeElement) : -1;
    this.#body.replaceChildren(...sorted.map((row) => this.#row(row)));
    this.#empty.hidden = sorted.length > 0;
    if (within >= 0) {
      const again = [...this.#body.rows].find(({ dataset }) => dataset.key === focused.dataset.key);
      (focusables(again)[within] ?? this.element).focus({ preventScroll: true });
    }
  }

  #row(row) {
    return element(
      "tr",
      { "data-key": this.#key(row) },
      ...this.#columns.map((column, at) =>
        element(at === 0 ? "th" : "td", { scope: at === 0 ? "row" : null, class: classOf(column) }, column.cell(row)),
      ),
    );
  }

  #head(column, at) {
    const { name, compare, down } = column;
    const head = element("th", { scope: "col", class: classOf(column) });
    this.#heads.set(at, head);
    if (!compare) {
      head.append(name);
      return head;
    }
    head.append(
      element(
        "button",
        {
          type: "button",
          onclick: () => {
            this.#down = this.#order === at ? !this.#down : (down ?? false);
            this.#order = at;
            this.#showOrder();
            this.#fill();
          },
        },
        name,
      ),
    );
    return head;
  }

  #showOrder() {
    for (const [at, head] of this.#heads) {
      if (this.#columns[at].compare) {
        head.setAttribute("aria-sort", at !== this.#order ? "none" : this.#down ? "descending" : "ascending");
      }
    }
  }
}

function classOf({ number, minor }) {
  return [number ? "at-number" : "", minor ? "at-minor" : ""].filter(Boolean).join(" ") || null;
}

function focusables(row) {
  return row ? [...row.querySelectorAll("a, button, input, select")] : [];
}
