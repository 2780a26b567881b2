// The messages that could not be read, by reason.
import { element } from "../page/elements.js";
import { Table } from "../page/table.js";
import { card, locked } from "./cards.js";
import { formatCount } from "./shares.js";
import { words } from "./words.js";

export class DeadLettersCard {
  #body = element("div");
  #table = new Table({
    caption: words.deadLetters,
    key: ({ reason }) => reason,
    order: 1,
    empty: words.deadLettersNone,
    columns: [
      { name: words.reason, cell: ({ reason }) => words.reasons[reason] ?? reason },
      { name: words.open, cell: ({ open }) => formatCount(open), compare: (a, b) => a.open - b.open, down: true, number: true },
      { name: words.total, cell: ({ total }) => formatCount(total), compare: (a, b) => a.total - b.total, down: true, number: true },
    ],
  });

  element = card(words.deadLetters, element("p", {}, words.deadLettersHelp), this.#body);

  /** `counts` is null where the reader may not see them. */
  show(counts) {
    this.#body.replaceChildren(counts === null ? locked() : this.#table.element);
    this.#table.show(counts ?? []);
  }
}
