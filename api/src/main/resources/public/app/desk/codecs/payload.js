// Bytes as people write them.
import { words } from "./words.js";

/** What was written, in hex; throws an Error in words if these are no bytes. */
export function hexOf(text, encoding) {
  const written = text.replace(/\s/g, "");
  if (written === "") {
    throw new Error(words.noBytes);
  }
  return encoding === "base64" ? fromBase64(written) : fromHex(written);
}

/** The bytes in base64, as the API has them. */
export function bytesIn(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

export function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text) {
  const digits = text.replace(/^0x/i, "").replace(/[:,-]/g, "");
  if (!/^([0-9a-f]{2})+$/i.test(digits)) {
    throw new Error(words.noHex);
  }
  return digits.toLowerCase();
}

function fromBase64(text) {
  try {
    return hex(bytesIn(text.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    throw new Error(words.noBase64);
  }
}
