// What only some roles may see is left out for the others; everything else of a room is shown to everybody.

/** The answer, or null where the platform wants more of a role than the reader has. */
export async function ifAllowed(answer) {
  try {
    return await answer;
  } catch (failure) {
    if (failure.status === 401 || failure.status === 403) {
      return null;
    }
    throw failure;
  }
}
