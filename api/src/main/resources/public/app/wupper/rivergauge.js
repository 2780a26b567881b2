// A gauge in the picture of the river: its tube with the water in it, as it is or as it was, and the way to it.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatNumber } from "../page/formats.js";
import { formatLevel, formatRise } from "./levels.js";
import { reached } from "./marks.js";
import { severityPicture } from "./severity.js";
import { arrow } from "./trend.js";
import { words } from "./words.js";

export class RiverGauge {
  #name = element("span", { class: "river-name", dir: "auto" });
  #level = element("span", { class: "river-level" });
  #state = element("span", { class: "unseen" });
  #trend = element("span", { class: "river-trend" });
  #water = element("span", { class: "tube-water" });
  #before = element("span", { class: "tube-before" });
  #marks = element("span", { class: "tube-marks" });
  #kilometre = element("span", { class: "river-kilometre" });
  #link = element(
    "a",
    { class: "river-gauge" },
    this.#name,
    element("span", { class: "river-now" }, this.#level, this.#state, this.#trend),
    element("span", { class: "tube", "aria-hidden": "true" }, this.#water, this.#before, this.#marks),
    this.#kilometre,
  );

  element = element("li", {}, this.#link);

  /** Shows the gauge as it is, or as it was at a `time`; `top` is how high the tube is, `source` where kilometres begin. */
  show(gauge, { time, top, source, chosen }) {
    const { level, state, trend, rise, silent } = time === null ? gauge : asItWas(gauge, time);
    const high = (made, centimetres) => {
      made.style.setProperty("--height", `${(100 * Math.min(Math.max(centimetres / top, 0), 1)).toFixed(2)}%`);
      return made;
    };
    this.#name.textContent = gauge.name;
    this.#name.title = gauge.name;
    this.#level.replaceChildren(severityPicture(state), silent ? words.noLevel : formatLevel(level));
    this.#state.textContent = `, ${words.severities[state]}, `;
    this.#trend.replaceChildren(arrow(trend) ?? "", trend === "unknown" ? "–" : formatRise(rise));
    high(this.#water, silent ? 0 : level);
    this.#before.hidden = gauge.levelBefore === null;
    high(this.#before, gauge.levelBefore ?? 0);
    this.#marks.replaceChildren(
      ...gauge.marks.map(({ severity, at }) => high(element("span", { class: "tube-mark", "data-severity": severity }), at)),
    );
    this.#kilometre.textContent = gauge.kilometre === null ? "" : words.kilometre(formatNumber(gauge.kilometre - source, 1));
    this.#link.href = addressOf({ room: "wupper", parts: [gauge.device] });
    Object.assign(this.#link.dataset, { device: gauge.device, state });
    if (gauge.device === chosen) {
      this.#link.setAttribute("aria-current", "true");
    } else {
      this.#link.removeAttribute("aria-current");
    }
  }
}

/** What is known of an earlier time: the level, and which mark that was. */
function asItWas(gauge, time) {
  const level = gauge.levelAt(time);
  const silent = level === null;
  return { level, silent, trend: "unknown", rise: null, state: silent ? "silent" : (reached(gauge.marks, level) ?? "good") };
}
