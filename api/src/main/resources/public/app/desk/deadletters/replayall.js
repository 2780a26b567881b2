// Has all open dead letters of a reason, of a device, or of both read again, after it was said how many these are.
import { element } from "../../page/elements.js";
import { formatNumber } from "../../page/formats.js";
import { confirmed } from "../form/confirm.js";
import { given } from "../form/same.js";
import { reasonName, words } from "./words.js";

export class ReplayAll {
  #asked;
  #which = { reason: "", device: "" };
  #number = 0;
  #button = element("button", { type: "button", class: "button", onclick: () => this.#replay() });
  #hint = element("p", { class: "desk-hint" });

  element = element("div", { class: "form-foot" }, this.#button, this.#hint);

  /** `asked(id)` hears of the replay. */
  constructor(asked) {
    this.#asked = asked;
  }

  /** `counts` by reason are those of the chosen device, or of all. */
  show(counts, { reason, device }) {
    this.#which = { reason, device };
    const meant = reason || device;
    this.#number = (counts ?? []).filter((count) => !reason || count.reason === reason).reduce((sum, { open }) => sum + open, 0);
    this.#button.hidden = !meant || this.#number === 0;
    this.#button.textContent = words.replayAll(formatNumber(this.#number), this.#number);
    this.#hint.hidden = !this.#button.hidden;
    this.#hint.textContent = counts === null ? "" : meant ? words.noneOpen : words.chooseFirst;
  }

  async #replay() {
    const { reason, device } = this.#which;
    const outcome = await confirmed({
      title: words.replayTitle(formatNumber(this.#number), this.#number),
      text: [words.replayText(reason && reasonName(reason), device), words.replayHow],
      action: words.replay,
      call: { method: "POST", path: "dead-letters/replay", query: given({ reason, device }) },
    });
    if (outcome) {
      this.#asked(outcome.answer.id);
    }
  }
}
