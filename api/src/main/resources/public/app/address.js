// The address of what is shown, to be shared: #/property/<property> or #/device/<device>/<property>.

export function readAddress(hash) {
  const [kind, ...parts] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  if (kind === "device" && parts[0]) {
    return { device: parts[0], property: parts[1] || null };
  }
  return { device: null, property: (kind === "property" && parts[0]) || null };
}

export function addressOf({ device, property }) {
  const parts = device ? ["device", device] : ["property"];
  return `#/${[...parts, property].filter(Boolean).map(encodeURIComponent).join("/")}`;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone percent sign
  }
}
