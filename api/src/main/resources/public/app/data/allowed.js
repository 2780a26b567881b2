// What only some roles may see is left out for the others; everything else of a room is shown to everybody.
import { get } from "./api.js";
import { session } from "./session.js";

const ROLES = ["none", "reader", "analyst", "operator", "admin"];

let anonymous = null; // the role of whoever does not sign in, once the platform was asked

/** The answer to `ask`, or null where the platform wants a role that the reader does not have. */
export async function ifAllowed(role, ask) {
  try {
    return (await mayAsk(role)) ? await ask() : null;
  } catch (failure) {
    if (failure.status === 401 || failure.status === 403) {
      return null; // a key for other parts only, or one that has just ended
    }
    throw failure;
  }
}

/** Looks before it asks: a refused question would be an error to the browser. */
async function mayAsk(role) {
  if (session.caller !== null) {
    return session.may(role);
  }
  anonymous ??= (await get("me")).role;
  return ROLES.indexOf(anonymous) >= ROLES.indexOf(role);
}
