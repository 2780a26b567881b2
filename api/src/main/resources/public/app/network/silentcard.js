// The devices that are not heard any more.
import { element } from "../page/elements.js";
import { formatSpan } from "../page/durations.js";
import { formatAge, formatExact } from "../page/formats.js";
import { locale } from "../page/language.js";
import { Table } from "../page/table.js";
import { card, deviceLink } from "./cards.js";
import { words } from "./words.js";

export class SilentCard {
  #table = new Table({
    caption: words.silent,
    key: ({ id }) => id,
    order: 2,
    empty: words.noneSilentTable,
    columns: [
      { name: words.device, cell: ({ id, name }) => deviceLink(id, name), compare: (a, b) => a.name.localeCompare(b.name, locale) },
      { name: words.district, cell: ({ district }) => district ?? "–", compare: (a, b) => (a.district ?? "").localeCompare(b.district ?? "", locale) },
      { name: words.heard, cell: heard, compare: (a, b) => (a.seen ?? 0) - (b.seen ?? 0) },
      { name: words.usual, cell: ({ usual }) => (usual === null ? words.usualUnknown : words.every(formatSpan(usual))) },
      { name: words.why, cell: ({ alerted }) => (alerted ? words.byAlert : words.byTime), compare: (a, b) => Number(a.alerted) - Number(b.alerted), down: true },
    ],
  });

  element = card(words.silent, element("p", {}, words.silentHelp), this.#table.element);

  show(silent) {
    this.#table.show(silent);
  }
}

function heard({ seen }) {
  return seen === null ? words.never : element("span", { title: formatExact(seen) }, formatAge(seen, Date.now()));
}
