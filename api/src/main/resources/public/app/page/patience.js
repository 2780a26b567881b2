// Asks again when the platform does not answer.

const WAIT = 5_000;

/** The answer of `ask`, however often it takes; `failed` hears of each failure and may end it by returning true. */
export async function untilAnswered(ask, failed = () => false) {
  for (;;) {
    try {
      return await ask();
    } catch (failure) {
      if (failed(failure)) {
        return null;
      }
      console.warn(failure.message);
      await new Promise((resolve) => setTimeout(resolve, WAIT));
    }
  }
}
