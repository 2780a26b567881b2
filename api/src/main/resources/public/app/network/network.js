// What the platform knows of its own network. What the reader may not see is null.
import { ifAllowed } from "../data/allowed.js";
import { all, fetchLatest, get } from "../data/api.js";
import { millisecondsIn } from "../page/durations.js";

const LIMIT = 10_000;
const UNKNOWN_PAUSE = 3 * 3_600_000;
const PATIENCE = 3; // times the usual pause
const LOW_LEVEL = 20; // percent
const LOW_VOLTAGE = 3; // volts: what most primary cells have left near their end
const WEAK_RSSI = -115; // dBm: where messages begin to be lost

export const BOUNDS = { level: LOW_LEVEL, voltage: LOW_VOLTAGE, rssi: WEAK_RSSI };

export async function fetchNetwork(signal) {
  const list = (path, query = {}) => all(path, { limit: LIMIT, ...query }, { signal });
  const [devices, alerts, profiles, levels, voltages, rssi, snr, deadLetters, storage] = await Promise.all([
    list("devices"),
    list("alerts", { state: "open" }),
    ifAllowed("analyst", () => list("profiles")),
    fetchLatest("battery_level"),
    fetchLatest("battery_voltage"),
    fetchLatest("rssi"),
    fetchLatest("snr"),
    ifAllowed("analyst", () => get("dead-letters/counts", {}, signal)),
    ifAllowed("analyst", () => get("storage", {}, signal)),
  ]);
  return {
    devices,
    silent: silentOf(devices, alerts, profiles ?? []),
    batteries: batteriesOf(levels, voltages),
    radio: { rssi, snr },
    deadLetters: deadLetters?.items ?? null,
    storage: storage?.items ?? null,
  };
}

/** Silent devices with { alerted, usual } beside what is registered of them, those silent for longest first. */
function silentOf(devices, alerts, profiles) {
  const now = Date.now();
  const alerted = new Set(alerts.filter(({ property }) => !property).map(({ device }) => device)); // about the device as a whole
  const intervals = new Map(profiles.map(({ id, interval }) => [id, interval]));
  return devices
    .map((device) => ({
      ...device,
      seen: device.lastSeen ? Date.parse(device.lastSeen) : null,
      usual: millisecondsIn(device.interval ?? intervals.get(device.profile)),
      alerted: alerted.has(device.id),
    }))
    .filter(({ seen, usual, alerted: told }) => told || seen === null || now - seen > (usual === null ? UNKNOWN_PAUSE : PATIENCE * usual))
    .sort((a, b) => (a.seen ?? 0) - (b.seen ?? 0));
}

/** Each device's battery with how low it is; a level in percent says more than a voltage. The lowest first. */
function batteriesOf(levels, voltages) {
  const batteries = new Map(voltages.map((station) => [station.device, { ...station, low: station.value < LOW_VOLTAGE, rest: station.value / LOW_VOLTAGE }]));
  for (const station of levels) {
    batteries.set(station.device, { ...station, low: station.value < LOW_LEVEL, rest: station.value / LOW_LEVEL });
  }
  return [...batteries.values()].sort((a, b) => a.rest - b.rest);
}
