// Asks many questions without pushing: a few at a time.
const AT_ONCE = 3;

/** What `ask` answers for each item, in the items' order. The first failure ends it. */
export async function askGently(items, ask) {
  const answers = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      answers[at] = await ask(items[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return answers;
}
