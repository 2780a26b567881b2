// What the devices are called that measure something: { name, district } by device. Indicators name devices by id only.
import { fetchLatest } from "./api.js";
import { askGently } from "./gently.js";

const GOOD_FOR = 10 * 60_000;

const known = new Map(); // by property: { at, devices }

export async function fetchNames(properties) {
  const names = new Map();
  await askGently(properties, async (property) => {
    const before = known.get(property);
    const fresh = before && Date.now() - before.at < GOOD_FOR;
    const devices = fresh ? before.devices : await fetchLatest(property);
    if (!fresh) {
      known.set(property, { at: Date.now(), devices });
    }
    devices.forEach(({ device, name, district }) => names.set(device, { name, district }));
  });
  return names;
}
