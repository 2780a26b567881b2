// Who is signed in, by a key that the tab keeps and nothing else does. Event: "changed".
import { ApiError, fetchCaller, useKey } from "./api.js";

const KEPT = "talpuls.key";
const ROLES = ["reader", "analyst", "operator", "admin"];

class Session extends EventTarget {
  /** { id, name, role }, or null for whoever has no key. */
  caller = null;

  /** Takes up the key that this tab was given before. */
  async resume() {
    const key = kept();
    if (key) {
      try {
        await this.signIn(key);
      } catch (failure) {
        if (failure instanceof ApiError && failure.status === 401) {
          keep(null);
        }
      }
    }
  }

  /** Fails with the platform's ApiError if it does not know the key. */
  async signIn(key) {
    this.caller = await fetchCaller(key);
    useKey(key);
    keep(key);
    this.dispatchEvent(new Event("changed"));
  }

  signOut() {
    this.caller = null;
    useKey(null);
    keep(null);
    this.dispatchEvent(new Event("changed"));
  }

  /** Whether the role of who is signed in reaches so far. */
  may(role) {
    return this.caller !== null && ROLES.indexOf(this.caller.role) >= ROLES.indexOf(role);
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function keep(key) {
  try {
    if (key) {
      sessionStorage.setItem(KEPT, key);
    } else {
      sessionStorage.removeItem(KEPT);
    }
  } catch {
    // then it is gone with the page
  }
}

export const session = new Session();
