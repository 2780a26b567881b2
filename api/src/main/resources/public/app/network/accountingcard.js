// What became of all messages ever received, station by station, and whether the books balance.
import { element } from "../page/elements.js";
import { Table } from "../page/table.js";
import { bar, card } from "./cards.js";
import { formatCount, formatShare } from "./shares.js";
import { words } from "./words.js";

const STAGES = ["stored", "duplicate", "deadLettered", "pending", "balance"];

export class AccountingCard {
  #sentence = element("p", { class: "accounting-sentence", "data-testid": "balance" });
  #table = new Table({
    caption: words.accounting,
    key: ({ stage }) => stage,
    columns: [
      { name: words.stage, cell: ({ stage }) => words.stages[stage] },
      { name: words.messages, cell: ({ count }) => formatCount(count), number: true },
      { name: words.share, cell: ({ stage, share }) => element("span", { class: "network-bar-cell" }, bar(share, stage), element("span", {}, formatShare(share))) },
    ],
  });

  element = card(words.accounting, this.#sentence, this.#table.element);

  show(accounting) {
    const { received, balance } = accounting;
    const amount = Math.abs(balance);
    this.#sentence.textContent =
      balance === 0
        ? words.balanced(formatCount(received))
        : balance > 0
          ? words.missing(amount, formatCount(amount))
          : words.surplus(amount, formatCount(amount));
    this.#sentence.dataset.state = balance === 0 ? "good" : "bad";
    const share = (count) => (received ? Math.max(count, 0) / received : 0);
    this.#table.show(
      ["received", ...STAGES].map((stage) => ({ stage, count: accounting[stage], share: share(accounting[stage]) })),
    );
  }
}
