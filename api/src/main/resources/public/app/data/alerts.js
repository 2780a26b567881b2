// The alerts that are up.
import { all } from "./api.js";
import { Watched } from "./watched.js";

const LOOK_AGAIN = 30_000;
const SEVERITIES = ["info", "warning", "critical"];

export class Alerts extends Watched {
  constructor() {
    super((signal) => all("alerts", { limit: 1000 }, { signal }), LOOK_AGAIN);
  }

  /** The worst one about what a device measures, or about the device as a whole; null if there is none. */
  about(device, property) {
    const those = (this.value ?? []).filter(
      (alert) => alert.device === device && (alert.property === null || alert.property === property),
    );
    return those.sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))[0] ?? null;
  }
}
