// The gauges side by side as they stand on the river: the water in each as high as it is, how high it was a day ago, and the
// marks. Each leads to its gauge. On a phone the river runs down the page.
import { addressOf } from "../page/address.js";
import { element } from "../page/elements.js";
import { formatNumber } from "../page/formats.js";
import { formatLevel, formatRise } from "./levels.js";
import { severityPicture } from "./severity.js";
import { arrow } from "./trend.js";
import { words } from "./words.js";

const LEAST_TOP = 100; // cm

export class RiverPicture {
  #list = element("ol", { class: "river" });
  #help = element("p", {});

  element = element(
    "section",
    { class: "card river-card" },
    element("h3", {}, words.picture),
    this.#help,
    element("div", { class: "river-frame" }, this.#list),
    element("p", { class: "river-flow", "aria-hidden": "true" }, words.downstream, element("span", {}, " ⟶")),
  );

  show(gauges, chosen) {
    const top = topOf(gauges);
    const source = gauges.find(({ kilometre }) => kilometre !== null)?.kilometre ?? 0;
    this.#help.textContent = gauges.some(({ marks }) => marks.length) ? words.pictureHelp : words.pictureHelpNoMarks;
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.device : null;
    this.#list.replaceChildren(...gauges.map((gauge) => element("li", {}, place(gauge, top, source, chosen))));
    if (focused) {
      this.#list.querySelector(`[data-device="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  }
}

/** How high the picture is, in centimetres: enough for all levels and marks. */
function topOf(gauges) {
  const heights = gauges.flatMap((gauge) => [gauge.level, gauge.levelBefore ?? 0, ...gauge.marks.map(({ at }) => at)]);
  return Math.max(LEAST_TOP, ...heights) * 1.06;
}

function place(gauge, top, source, chosen) {
  const { device, name, level, levelBefore, kilometre, state, trend, rise, silent, marks } = gauge;
  const part = (centimetres) => `${(100 * Math.min(Math.max(centimetres / top, 0), 1)).toFixed(2)}%`;
  const spot = element(
    "a",
    {
      class: "river-gauge",
      href: addressOf({ room: "wupper", parts: [device] }),
      "data-device": device,
      "data-state": state,
      "aria-current": device === chosen ? "true" : null,
    },
    element("span", { class: "river-name", dir: "auto", title: name }, name),
    element(
      "span",
      { class: "river-now" },
      element("span", { class: "river-level" }, severityPicture(state), silent ? words.noLevel : formatLevel(level)),
      element("span", { class: "unseen" }, `, ${words.severities[state]}, `),
      element("span", { class: "river-trend" }, arrow(trend), element("span", {}, trend === "unknown" ? "–" : formatRise(rise))),
    ),
    element(
      "span",
      { class: "tube", "aria-hidden": "true" },
      at("tube-water", silent ? "0%" : part(level)),
      levelBefore === null ? null : at("tube-before", part(levelBefore)),
      ...marks.map((mark) => at("tube-mark", part(mark.at), mark.severity)),
    ),
    kilometre === null ? null : element("span", { class: "river-kilometre" }, words.kilometre(formatNumber(kilometre - source, 1))),
  );
  return spot;
}

/** A part of the tube that knows how high it reaches. */
function at(name, height, severity = null) {
  const made = element("span", { class: name, "data-severity": severity });
  made.style.setProperty("--height", height);
  return made;
}
