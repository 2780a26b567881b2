// Bytes to be looked at.
import { bytesIn, hex } from "../codecs/payload.js";

const PER_LINE = 16;

/** As hex dumps have it: place, bytes, letters. */
export function hexLines(bytes) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const part = bytes.subarray(at, at + PER_LINE);
    const digits = [...part].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const letters = [...part].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·")).join("");
    lines.push(`${at.toString(16).padStart(4, "0")}  ${digits.padEnd(3 * PER_LINE - 1)}  ${letters}`);
  }
  return lines.join("\n");
}

/** As text, just as it came; what is no letter as a mark. */
export function textOf(bytes) {
  return new TextDecoder().decode(bytes).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "·");
}

/** The payload that ChirpStack or The Things Stack wrapped into a message, { bytes, fPort }, in hex; null if none did. */
export function within(bytes) {
  try {
    const message = JSON.parse(new TextDecoder().decode(bytes));
    const uplink = message.uplink_message ?? {};
    const base64 = message.data ?? uplink.frm_payload;
    return typeof base64 === "string" && base64
      ? { bytes: hex(bytesIn(base64)), fPort: String(message.fPort ?? uplink.f_port ?? 1) }
      : null;
  } catch {
    return null;
  }
}
