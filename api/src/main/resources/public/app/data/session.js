// Who is signed in, by a key that the tab keeps and nothing else does. Event: "changed".
import { untilAnswered } from "../page/patience.js";
import { fetchCaller, onKeyRefused, useKey } from "./api.js";

const KEPT = "talpuls.key";
const ROLES = ["reader", "analyst", "operator", "admin"];

class Session extends EventTarget {
  /** { id, name, role, scopes, expiresAt }, or null for whoever has no key. */
  caller = null;

  /** Whether the key that this tab was given before is still to be asked about. */
  waiting = kept() !== null;

  /** Whether the key counts no more: it has expired, or somebody took it back. */
  ended = false;

  constructor() {
    super();
    onKeyRefused(() => {
      this.ended = true;
      this.#forget();
    });
  }

  /** Takes up the key that this tab was given before, however long the platform takes to say whose it is. */
  async resume() {
    const key = kept();
    if (key === null) {
      return;
    }
    const caller = await untilAnswered(
      () => fetchCaller(key),
      ({ status }) => {
        this.ended = this.waiting && status === 401;
        return this.ended || !this.waiting;
      },
    );
    if (!this.waiting) {
      return; // somebody did not want to wait
    }
    if (caller === null) {
      this.#forget();
    } else {
      this.#take(caller, key);
    }
  }

  /** Fails with the platform's ApiError if it does not know the key. */
  async signIn(key) {
    this.#take(await fetchCaller(key), key);
  }

  signOut() {
    this.ended = false;
    this.#forget();
  }

  /** Whether the role of who is signed in reaches so far. */
  may(role) {
    return this.caller !== null && ROLES.indexOf(this.caller.role) >= ROLES.indexOf(role);
  }

  /** Whether the key is for this part of the API, or for all. */
  reaches(scope) {
    return this.caller !== null && (this.caller.scopes.length === 0 || this.caller.scopes.includes(scope));
  }

  #take(caller, key) {
    this.caller = caller;
    this.waiting = false;
    this.ended = false;
    useKey(key);
    keep(key);
    this.dispatchEvent(new Event("changed"));
  }

  #forget() {
    this.caller = null;
    this.waiting = false;
    useKey(null);
    keep(null);
    this.dispatchEvent(new Event("changed"));
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
