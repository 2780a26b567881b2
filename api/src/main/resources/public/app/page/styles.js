// The styles of what is loaded later.
import { element } from "./elements.js";

/** Resolves when the style is there, or cannot be had: a room without it can still be read. */
export function styled(href) {
  return new Promise((resolve) => {
    document.head.append(element("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve }));
  });
}
