// What people call the properties, in which order they are offered, and how their values are written and coloured.
import { locale, words } from "../page/language.js";

// leading: offered first. digits: after the decimal point. domain: the fixed ends of the colour scale; without one the
// devices' own values decide, over at least `span`.
const KNOWN = {
  temperature: { de: "Temperatur", en: "Temperature", leading: true, digits: 1, span: 4 },
  pm2_5: { de: "Feinstaub PM2.5", en: "Fine dust PM2.5", leading: true, digits: 1, domain: [0, 30] },
  no2: { de: "Stickstoffdioxid", en: "Nitrogen dioxide", leading: true, digits: 0, domain: [0, 80] },
  sound_level: { de: "Schall", en: "Sound", leading: true, digits: 0, domain: [35, 85] },
  water_level: { de: "Pegel", en: "Water level", leading: true, digits: 0, span: 50 },
  fill_level: { de: "Füllstand", en: "Fill level", leading: true, digits: 0, domain: [0, 100] },
  rainfall: { de: "Niederschlag", en: "Rainfall", leading: true, digits: 1, span: 2 },
  pm10: { de: "Feinstaub PM10", en: "Dust PM10", digits: 1, domain: [0, 80] },
  pm1: { de: "Feinstaub PM1", en: "Fine dust PM1", digits: 1, domain: [0, 30] },
  o3: { de: "Ozon", en: "Ozone", digits: 0, domain: [0, 180] },
  so2: { de: "Schwefeldioxid", en: "Sulphur dioxide", digits: 0, span: 20 },
  co2: { de: "Kohlendioxid CO₂", en: "Carbon dioxide CO₂", digits: 0, span: 200 },
  relative_humidity: { de: "Luftfeuchte", en: "Humidity", digits: 0, domain: [0, 100] },
  dew_point: { de: "Taupunkt", en: "Dew point", digits: 1, span: 4 },
  heat_index: { de: "Hitzeindex", en: "Heat index", digits: 1, span: 4 },
  pressure: { de: "Luftdruck", en: "Air pressure", digits: 0, span: 10 },
  wind_speed: { de: "Wind", en: "Wind speed", digits: 1, span: 5 },
  wind_direction: { de: "Windrichtung", en: "Wind direction", digits: 0, domain: [0, 360] },
  illuminance: { de: "Helligkeit", en: "Illuminance", digits: 0, span: 1000 },
  flow: { de: "Abfluss", en: "Flow", digits: 1, span: 5 },
  soil_moisture: { de: "Bodenfeuchte", en: "Soil moisture", digits: 0, domain: [0, 100] },
  distance: { de: "Abstand", en: "Distance", technical: true, digits: 0, span: 100 },
  weight: { de: "Gewicht", en: "Weight", digits: 1, span: 10 },
  battery_level: { de: "Batteriestand", en: "Battery level", technical: true, digits: 0, domain: [0, 100] },
  battery_voltage: { de: "Batteriespannung", en: "Battery voltage", technical: true, digits: 2, span: 1 },
  rssi: { de: "Empfang (RSSI)", en: "Reception (RSSI)", technical: true, digits: 0, domain: [-120, -60] },
  snr: { de: "Signal zu Rauschen", en: "Signal to noise", technical: true, digits: 1, span: 10 },
};

// UCUM as people write it.
const UNITS = { Cel: "°C", "ug/m3": "µg/m³", "[ppm]": "ppm", "dB[A]": "dB(A)", deg: "°", "m3/s": "m³/s" };

const order = Object.keys(KNOWN);
const language = locale.slice(0, 2);

/** All that the page knows about a property; of an unknown one its own name. */
export function aboutProperty(property) {
  const known = Object.hasOwn(KNOWN, property) ? KNOWN[property] : {};
  return {
    name: known[language] ?? property,
    leading: known.leading ?? false,
    technical: known.technical ?? false,
    digits: known.digits,
    domain: known.domain,
    span: known.span ?? 1,
  };
}

export function unitName(unit) {
  return unit ? (UNITS[unit] ?? unit) : "";
}

/** Known ones as listed above, then the others by name. */
export function compareProperties(a, b) {
  const place = (property) => (order.includes(property) ? order.indexOf(property) : order.length);
  return place(a) - place(b) || a.localeCompare(b, locale);
}

/** The doubts about a reading in words, or null when it is good. */
export function doubtsIn(quality) {
  if (!quality || quality === "good") {
    return null;
  }
  return quality
    .split(",")
    .map((flag) => words.flags[flag] ?? flag)
    .join(", ");
}
