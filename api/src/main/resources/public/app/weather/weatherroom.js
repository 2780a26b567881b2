// The room about the weather: how it is over the city, and at each station. Readings of the live stream change it at once.
import { isStale } from "../data/fleet.js";
import { aboutProperty } from "../data/properties.js";
import { Watched } from "../data/watched.js";
import { element } from "../page/elements.js";
import { formatMeasure } from "../page/formats.js";
import { refill } from "../page/refill.js";
import { RoomFrame } from "../page/roomframe.js";
import { showWhenKnown } from "../page/whenknown.js";
import { hintList, hintsFor } from "./hints.js";
import { StationTable } from "./stationtable.js";
import { WeatherCard } from "./weathercard.js";
import { currentOf, fetchWeather, SHOWN } from "./weatherdata.js";
import { countPoints, mainPoint, rose } from "./wind.js";
import { words } from "./words.js";

const OFTEN = 5 * 60_000;
const GATHER = 2_000;

export default class WeatherRoom {
  #frame;
  #weather = new Watched((signal) => fetchWeather(signal), OFTEN);
  #gathering = 0;
  #shown = false;
  #headline = element("section", { class: "card headline" });
  #hints = element("section", { class: "card weather-hints", "aria-label": words.hints, hidden: true });
  #cards = new Map();
  #heat = element("p", { class: "aside" }, words.noHeatIndex);
  #some = element("p", { class: "aside" });
  #table = new StationTable();

  constructor(place) {
    this.#frame = new RoomFrame(place, words.title, words.lead);
    const card = (property, other = {}, how = {}) => this.#cards.set(property, new WeatherCard(property, { ...saidOf(property), ...other }, how));
    card("temperature");
    card("rainfall", rainWords(), { columns: true });
    card("wind_speed");
    card("relative_humidity");
    card("dew_point");
    card("pressure", { note: words.pressureNote });
    card("heat_index");
    this.#frame.body.append(
      this.#headline,
      this.#hints,
      element("div", { class: "weather-cards" }, ...[...this.#cards.values()].map((one) => one.element)),
      this.#heat,
      element(
        "section",
        { class: "card" },
        element("h3", {}, words.tableTitle),
        element("p", {}, words.tableLead),
        this.#table.element,
        this.#some,
      ),
    );
    showWhenKnown(this.#frame.body, this.#weather);
    this.#frame.watch(this.#weather);
    this.#weather.addEventListener("changed", () => this.#show());
  }

  get title() {
    return words.room;
  }

  show() {
    if (!this.#shown) {
      this.#shown = true;
      this.#weather.start();
    }
  }

  hide() {
    this.#shown = false;
    this.#weather.stop();
    clearTimeout(this.#gathering);
    this.#gathering = 0;
  }

  hear(reading) {
    const { device, property, time, value, quality } = reading;
    const known = this.#weather.value?.stations.find((station) => station.device === device)?.readings.get(property);
    if (known && SHOWN.includes(property) && time >= known.time) {
      Object.assign(known, { time, value, quality });
      this.#gathering ||= setTimeout(() => {
        this.#gathering = 0;
        this.#show();
      }, GATHER);
    }
  }

  refresh() {
    this.#weather.refresh();
  }

  tick() {
    this.#frame.tick();
    this.#show();
  }

  #show() {
    const weather = this.#weather.value;
    if (!weather) {
      return;
    }
    const { stations, courses, asked, all } = weather;
    const current = new Map(SHOWN.map((property) => [property, currentOf(stations, property)]));
    const rain = rainOf(stations);
    this.#headline.replaceChildren(...sentences(stations, current, rain));
    const hints = hintsFor(weather);
    this.#hints.hidden = hints.length === 0;
    refill(this.#hints, hintList(hints), element("p", { class: "aside" }, words.noWarning));
    for (const [property, card] of this.#cards) {
      const values = property === "rainfall" ? rain : current.get(property);
      card.show(values, courses.get(property) ?? [], property === "wind_speed" ? windParts(current.get("wind_direction")) : []);
    }
    const heat = current.get("heat_index").length > 0; // by definition there is none while it is cool
    this.#heat.hidden = heat;
    this.#cards.get("heat_index").element.hidden = !heat;
    this.#some.textContent = asked < all ? words.courseOfSome(asked, all) : "";
    this.#table.show(stations);
  }
}

/** How much rain fell at each station, as the values of a card. */
function rainOf(stations) {
  return stations
    .filter(({ rain }) => rain !== null)
    .map((station) => [station, { value: station.rain, unit: "mm" }])
    .sort(([, a], [, b]) => a.value - b.value);
}

function sentences(stations, current, rain) {
  const text = (values, property, at) => formatMeasure(values.at(at)[1].value, property, values[0][1].unit);
  const middle = (values) => Math.floor((values.length - 1) / 2);
  const [temperature, wind, directions] = ["temperature", "wind_speed", "wind_direction"].map((property) => current.get(property));
  const point = mainPoint(countPoints(directions));
  const parts = [
    temperature.length
      ? words.temperatureNow(...[middle(temperature), 0, -1].map((at) => text(temperature, "temperature", at)))
      : null,
    rain.length ? (rain.at(-1)[1].value > 0 ? words.rainLately(...[middle(rain), -1].map((at) => text(rain, "rainfall", at))) : words.noRain) : null,
    wind.length
      ? point === null
        ? words.windOnly(text(wind, "wind_speed", middle(wind)))
        : words.windNow(text(wind, "wind_speed", middle(wind)), words.points[point])
      : null,
  ].filter(Boolean);
  const speaking = stations.filter(({ readings }) => [...readings.values()].some((reading) => !isStale(reading, Date.now())));
  return [
    element("p", { class: "headline-text" }, parts[0] ?? words.nothing),
    element("p", { class: "headline-basis" }, [...parts.slice(1), speaking.length ? words.basis(speaking.length, stations.length) : words.nothingWhy].join(" ")),
  ];
}

function windParts(directions) {
  if (directions.length === 0) {
    return [];
  }
  const counts = countPoints(directions);
  const point = mainPoint(counts);
  return [
    rose(counts),
    element(
      "p",
      { class: "aside" },
      words.roseIsFrom,
      point === null ? null : `: ${words.windFrom(words.points[point], counts[point], directions.length)}`,
    ),
  ];
}

function saidOf(property) {
  const { name } = aboutProperty(property);
  return {
    title: name,
    of: words.middleOf,
    low: words.lowest,
    high: words.highest,
    none: words.nobodyMeasures,
    amount: words.mean,
    course: (low, high) => words.course(name, low, high),
  };
}

function rainWords() {
  return { title: words.rain, of: words.rainOf, low: words.least, high: words.most, amount: words.sum, course: (low, high) => words.rainCourse(high) };
}
