// The index hour by hour: a cell for each hour, the higher and the stronger its colour the worse. What has no value stays
// empty. A day is a row of 24; a week has a row for each day, by the city's clock.
import { drawing, element } from "../page/elements.js";
import { cityTime, formatClock, formatDay, formatMoment } from "../page/formats.js";
import { nameOf } from "./airclass.js";
import { words } from "./words.js";

const HOUR = 3_600_000;
const DAY_HOURS = 24;
const HEIGHT = 10;
const LOWEST = 3;

/** The last 24 hours, small, as one picture. */
export function smallStrip(hours) {
  return element("span", { class: "strip strip-small", role: "img", "aria-label": describe(hours, words.ranges.day) }, dayRow(hours));
}

/** The same large, with the clock below it. */
export function dayStrip(hours) {
  const start = startOfDayStrip();
  const clock = [0, 6, 12, 18].map((at) => element("span", {}, formatClock(start + at * HOUR)));
  return element(
    "div",
    { class: "strip strip-day", role: "img", "aria-label": describe(hours, words.ranges.day) },
    dayRow(hours),
    element("div", { class: "strip-clock", "aria-hidden": "true" }, ...clock),
  );
}

/** A row for each day. Where the clocks are put back the later of two equal hours is drawn; the table has both. */
export function weekStrip(hours) {
  const days = Map.groupBy(hours, ({ time }) => cityTime(time).day);
  const clock = [0, 6, 12, 18].map((hour) => element("span", {}, String(hour).padStart(2, "0")));
  return element(
    "div",
    { class: "strip strip-week", role: "img", "aria-label": describe(hours, words.ranges.week) },
    ...[...days.values()].map((some) =>
      element(
        "div",
        { class: "strip-line" },
        element("span", { class: "strip-name" }, formatDay(some[0].time)),
        row(some.map((hour) => [cityTime(hour.time).hour, hour])),
      ),
    ),
    element("div", { class: "strip-line", "aria-hidden": "true" }, element("span"), element("div", { class: "strip-clock" }, ...clock)),
  );
}

function startOfDayStrip() {
  return Math.floor(Date.now() / HOUR) * HOUR - DAY_HOURS * HOUR;
}

function dayRow(hours) {
  const start = startOfDayStrip();
  return row(hours.filter(({ time }) => time >= start).map((hour) => [(hour.time - start) / HOUR, hour]));
}

function row(cells) {
  return drawing(
    "svg",
    { class: "strip-row", viewBox: `0 0 ${DAY_HOURS} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    ...cells.map(([at, hour]) => {
      const height = LOWEST + (hour.class * (HEIGHT - LOWEST)) / 4;
      return drawing(
        "rect",
        { class: "air-fill", "data-class": hour.class, x: at + 0.05, y: HEIGHT - height, width: 0.9, height },
        drawing("title", {}, `${formatMoment(hour.time)}: ${nameOf(hour)}`),
      );
    }),
  );
}

function describe(hours, range) {
  const byClass = [...Map.groupBy(hours, (hour) => hour.class)].sort(([a], [b]) => a - b);
  const parts = byClass.map(([, some]) => words.hoursOf(some.length, nameOf(some[0])));
  return hours.length ? words.stripLabel(range, parts.join(", ")) : words.noHours;
}
