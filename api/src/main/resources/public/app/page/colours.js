// The named colours of css/colours.css for what is drawn on canvas, by day and by night.

/** The colour of that name as it is now: colour("map-river"). */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Calls when day turns into night or back. */
export function onDusk(listener) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
}
