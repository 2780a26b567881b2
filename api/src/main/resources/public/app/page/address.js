// The address of what is shown, to be shared. The map has #/property/<property> and #/device/<device>/<property>, every
// other room #/<room>/<part>/...; what is chosen in it stands behind a question mark.

/** { room, parts, options }, and of the map { device, property } besides; `rooms` are the names of those there are. */
export function readAddress(hash, rooms) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [kind, ...parts] = path.split("/").map(decoded);
  const options = new URLSearchParams(query);
  if (rooms.includes(kind)) {
    return { room: kind, parts: parts.filter(Boolean), options };
  }
  const [device, property] = kind === "device" ? parts : [null, kind === "property" ? parts[0] : null];
  return { room: "map", parts: [], options, device: device || null, property: property || null };
}

export function addressOf({ room = "map", parts = [], device, property, options = {} }) {
  const ways = { map: device ? ["device", device, property] : ["property", property] };
  const way = (ways[room] ?? [room, ...parts]).filter(Boolean).map(encodeURIComponent).join("/");
  const chosen = new URLSearchParams(Object.entries(options).filter(([, value]) => value)).toString();
  return `#/${way}${chosen ? `?${chosen}` : ""}`;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone percent sign
  }
}
