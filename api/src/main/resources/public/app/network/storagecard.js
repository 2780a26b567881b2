// What is stored, how much room it takes, and for how long.
import { formatPeriod } from "../page/durations.js";
import { element } from "../page/elements.js";
import { formatAge } from "../page/formats.js";
import { Table } from "../page/table.js";
import { card, locked } from "./cards.js";
import { formatBytes, formatCount } from "./shares.js";
import { words } from "./words.js";

export class StorageCard {
  #sentence = element("p");
  #body = element("div");
  #table = new Table({
    caption: words.storage,
    key: (stored) => stored.class,
    order: 1,
    columns: [
      { name: words.what, cell: (stored) => words.classes[stored.class] ?? stored.class },
      { name: words.size, cell: ({ bytes }) => formatBytes(bytes), compare: (a, b) => a.bytes - b.bytes, down: true, number: true },
      { name: words.items, cell: numberOf, compare: (a, b) => a.count - b.count, down: true, number: true },
      { name: words.oldest, cell: ({ oldest }) => (oldest ? formatAge(Date.parse(oldest), Date.now()) : "–") },
      { name: words.kept, cell: ({ keep }) => (keep ? formatPeriod(keep) : words.forever) },
    ],
  });

  element = card(words.storage, this.#sentence, this.#body);

  /** `stored` is null where the reader may not see it. */
  show(stored) {
    this.#sentence.textContent = stored ? words.storageSum(formatBytes(stored.reduce((sum, { bytes }) => sum + bytes, 0))) : "";
    this.#body.replaceChildren(stored === null ? locked() : this.#table.element);
    this.#table.show(stored ?? []);
  }
}

function numberOf({ count, counted }) {
  return counted === "exact" ? formatCount(count) : words.about(formatCount(count));
}
