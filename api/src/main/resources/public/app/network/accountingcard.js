// What became of all messages ever received, station by station, and whether the books balance.
import { element } from "../page/elements.js";
import { words as pageWords } from "../page/language.js";
import { Table } from "../page/table.js";
import { bar, card } from "./cards.js";
import { formatCount, formatShare } from "./shares.js";
import { words } from "./words.js";

const STAGES = ["stored", "duplicate", "deadLettered", "pending", "balance"];

export class AccountingCard {
  #sentence = element("p", { class: "accounting-sentence", "data-testid": "balance", "data-state": "unknown" }, pageWords.loading);
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

  constructor() {
    this.#table.element.hidden = true; // nothing is counted yet
  }

  /** Says that there is no answer. */
  fail() {
    this.#sentence.textContent = pageWords.roomAway;
  }

  /** Shows the answer of an Accounting. */
  show({ value: accounting, state }) {
    const { received, balance } = accounting;
    const amount = Math.abs(balance);
    const unbalanced = balance > 0 ? words.missing : words.surplus;
    this.#sentence.textContent = {
      balanced: words.balanced(formatCount(received)),
      settling: words.settling,
      unbalanced: unbalanced(amount, formatCount(amount)),
    }[state];
    this.#sentence.dataset.state = state;
    this.#table.element.hidden = false;
    const share = (count) => (received ? Math.max(count, 0) / received : 0);
    this.#table.show(
      ["received", ...STAGES].map((stage) => ({ stage, count: accounting[stage], share: share(accounting[stage]) })),
    );
  }
}
