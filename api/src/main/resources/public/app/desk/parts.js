// The parts of the desk, in the order of the ways to them: from which role on each is shown, and to which part of the API
// a key has to reach. What a module has by default is a class:
//
//   constructor(place, changed)  builds the part into an element; `changed()` says that its title is another
//   show(address)                enters it, or shows what another address within it asks for
//   hide()                       leaves it
//   get watched                  what its list was answered, see Watched
//   get title                    what is open in it, or null
export const PARTS = {
  alerts: { role: "analyst", scope: "alerts", load: () => import("./alerts/alertspart.js") },
  devices: { role: "analyst", scope: "registry", load: () => import("./devices/devicespart.js") },
  codecs: { role: "analyst", scope: "registry", load: () => import("./codecs/codecspart.js") },
  "dead-letters": { role: "analyst", scope: "operation", load: () => import("./deadletters/deadletterspart.js") },
  rules: { role: "analyst", scope: "alerts", load: () => import("./rules/rulespart.js") },
  recipients: { role: "operator", scope: "alerts", load: () => import("./recipients/recipientspart.js") },
  keys: { role: "admin", scope: "access", load: () => import("./keys/keyspart.js") },
};
