// Keeps back what a room shows until the platform has answered, so that nobody sees empty frames, nor the answer to another
// question than was asked.
export function showWhenKnown(body, watched) {
  body.hidden = true;
  watched.addEventListener("changed", () => (body.hidden = false));
  watched.addEventListener("failed", () => (body.hidden = watched.value === null));
}
