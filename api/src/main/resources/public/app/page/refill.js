// Fills a place anew without the reader losing his: what had the focus by its order among the links and buttons has it again.
const FOCUSABLE = "a[href], button, input, select, summary, [tabindex]";

export function refill(place, ...children) {
  const before = place.contains(document.activeElement) ? [...place.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement) : -1;
  place.replaceChildren(...children);
  if (before >= 0) {
    place.querySelectorAll(FOCUSABLE)[before]?.focus({ preventScroll: true });
  }
}
