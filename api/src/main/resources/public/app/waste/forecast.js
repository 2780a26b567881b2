// When a bin is expected to be full, in words and as a bar on the next 14 days.
import { daysLater, startOfDay } from "../page/citydays.js";
import { drawing, element } from "../page/elements.js";
import { formatClock, formatNumber } from "../page/formats.js";
import { locale } from "../page/language.js";
import { CITY_ZONE } from "../page/zone.js";
import { words } from "./words.js";

const DAYS = 14;
const HOUR = 3_600_000;
const FAR = 4 * 24 * HOUR; // what lies beyond is told by days, not by hours
const [WIDTH, HEIGHT] = [280, 26];

const dayAlone = new Intl.DateTimeFormat(locale, { timeZone: CITY_ZONE, weekday: "short", day: "numeric", month: "numeric" });
const weekday = new Intl.DateTimeFormat(locale, { timeZone: CITY_ZONE, weekday: "short" });
const weekdayOf = new Intl.DateTimeFormat("en-GB", { timeZone: CITY_ZONE, weekday: "short" });

/** The expectation in words: "morgen gegen 14:00", and how sure it is below it. */
export function forecastInWords(bin, now) {
  return element(
    "span",
    { class: "forecast-words" },
    element("strong", {}, expectation(bin, now)),
    element("small", {}, doubt(bin, now)),
  );
}

export function expectation(bin, now) {
  if (bin.full) {
    return words.fullSince;
  }
  if (bin.needsEmptyingBy === null) {
    return bin.unknown ? words.notYet : words.beyond;
  }
  const today = startOfDay(now);
  const by = Math.round(Math.max(bin.needsEmptyingBy, now) / HOUR) * HOUR; // no more exact than it is
  if (by < daysLater(today, 1)) {
    return words.fullToday(formatClock(by));
  }
  return by < daysLater(today, 2) ? words.fullTomorrow(formatClock(by)) : words.fullOn(dayAlone.format(by));
}

function doubt({ full, unknown, earliest, latest, perDay }, now) {
  if (unknown) {
    return words.notYetWhy;
  }
  if (full || earliest === null) {
    return perDay === null ? "" : words.perDay(`${formatNumber(perDay, 0)}\u00a0%`);
  }
  const rounded = (time) => Math.round(Math.max(time, now) / HOUR) * HOUR;
  const [from, to] = [rounded(earliest), latest === null ? null : rounded(latest)];
  if (to === null) {
    return words.from(dayAlone.format(from));
  }
  if (to - now > FAR) {
    return dayAlone.format(from) === dayAlone.format(to) ? "" : words.between(dayAlone.format(from), dayAlone.format(to));
  }
  const sameDay = startOfDay(from) === startOfDay(to);
  const said = (time) => (sameDay ? formatClock(time) : `${weekday.format(time)} ${formatClock(time)}`);
  return from === to ? "" : words.between(said(from), said(to));
}

/** The bar from the earliest to the latest time with the expected one in it, over the days; only for the eye. */
export function forecastBar(bin, now) {
  const start = startOfDay(now);
  const end = daysLater(start, DAYS);
  const x = (time) => (WIDTH * (Math.min(Math.max(time, start), end) - start)) / (end - start);
  const days = Array.from({ length: DAYS }, (_, day) => daysLater(start, day));
  const by = bin.full ? now : bin.needsEmptyingBy;
  const [from, to] = bin.full ? [now, now] : [bin.earliest, bin.latest ?? end];
  return drawing(
    "svg",
    { class: "forecast-bar", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true", "data-urgency": bin.urgency(now) },
    ...days.map((day, i) =>
      drawing("rect", { class: isWeekend(day) ? "forecast-weekend" : "forecast-day", x: x(day) + 0.5, y: 0, width: x(days[i + 1] ?? end) - x(day) - 1, height: HEIGHT }),
    ),
    from === null || from >= end ? null : drawing("rect", { class: "forecast-range", x: x(from), y: 8, width: Math.max(x(to) - x(from), 3), height: HEIGHT - 16 }),
    by === null || by >= end ? null : drawing("rect", { class: "forecast-by", x: Math.max(x(by) - 2, 0), y: 4, width: 4, height: HEIGHT - 8 }),
    drawing("line", { class: "forecast-now", x1: x(now), x2: x(now), y1: 0, y2: HEIGHT }),
  );
}

function isWeekend(day) {
  return ["Sat", "Sun"].includes(weekdayOf.format(day + 12 * HOUR));
}
