// Who is signed in, by a key or by a grant of the city's issuer, which the tab keeps and nothing else does. Event: "changed".
import { untilAnswered } from "../page/patience.js";
import { fetchCaller, onRefused, useCredential } from "./api.js";
import { comesBack, leave, renew, takeGrant } from "./issuer.js";

const KEPT = "talpuls.credential";
const ROLES = ["reader", "analyst", "operator", "admin"];

/** How long before its end a grant is renewed, and after what time again if nobody answers. */
const EARLY = 30_000;
const RETRY = 5_000;
const LONGEST_TIMER = 2 ** 31 - 1;

class Session extends EventTarget {
  /** { id, name, role, scopes, expiresAt }, or null for whoever has not signed in. */
  caller = null;

  /** Whether it is still to be asked about whom this tab was told before, or by the issuer just now. */
  waiting = comesBack() || kept() !== null;

  /** Whether what somebody had signed in with counts no more: it has expired, or somebody took it back. */
  ended = false;

  /** What the issuer said instead of signing the reader in, or null. */
  refusal = null;

  #credential = null;
  #renewal = 0;
  #renewing = false;

  constructor() {
    super();
    onRefused(() => this.#refused());
  }

  /** Whether who is signed in did so at the issuer. */
  get isGranted() {
    return Boolean(this.#credential?.grant);
  }

  /** Takes up what this tab was told before, however long the platform takes to say whose it is. */
  async resume() {
    const credential = comesBack() ? await this.#return() : kept();
    if (credential === null) {
      if (this.waiting) {
        this.#forget();
      }
      return;
    }
    const caller = await untilAnswered(
      () => fetchCaller(headersOf(credential)),
      ({ status }) => {
        this.ended = this.waiting && status === 401;
        return this.ended || !this.waiting;
      },
    );
    if (!this.waiting) {
      return; // somebody did not want to wait
    }
    if (caller !== null) {
      this.#take(caller, credential);
    } else if (credential.grant?.refresh) {
      await this.#renew(credential); // it has ended while the tab was not there
    } else {
      this.#forget();
    }
  }

  /** Fails with the platform's ApiError if it does not know the key. */
  async signIn(key) {
    this.#take(await fetchCaller(headersOf({ key })), { key });
  }

  signOut() {
    this.ended = false;
    const grant = this.#credential?.grant;
    this.#forget();
    if (grant) {
      leave(grant).catch((failure) => console.warn(failure.message));
    }
  }

  /** Whether the role of who is signed in reaches so far. */
  may(role) {
    return this.caller !== null && ROLES.indexOf(this.caller.role) >= ROLES.indexOf(role);
  }

  /** Whether the key is for this part of the API, or for all. */
  reaches(scope) {
    return this.caller !== null && (this.caller.scopes.length === 0 || this.caller.scopes.includes(scope));
  }

  async #return() {
    try {
      return { grant: await takeGrant() };
    } catch (failure) {
      this.refusal = failure.message;
      return null;
    }
  }

  #refused() {
    if (this.#credential?.grant?.refresh) {
      this.#renew(this.#credential); // browsers that slept are late
    } else {
      this.ended = true;
      this.#forget();
    }
  }

  #take(caller, credential) {
    this.caller = caller;
    this.waiting = false;
    this.ended = false;
    this.refusal = null;
    this.#use(credential);
    this.dispatchEvent(new Event("changed"));
  }

  #use(credential) {
    clearTimeout(this.#renewal);
    this.#credential = credential;
    useCredential(credential && headersOf(credential));
    keep(credential);
    if (credential?.grant?.refresh) {
      const wait = credential.grant.expiresAt - Date.now() - EARLY;
      this.#renewal = setTimeout(() => this.#renew(credential), Math.min(Math.max(wait, RETRY), LONGEST_TIMER));
    }
  }

  /** Goes on with a new grant for the old one. Until the issuer answers, the old one has to do. */
  async #renew(old) {
    if (this.#renewing) {
      return; // an issuer takes it amiss if the same is renewed twice
    }
    this.#renewing = true;
    clearTimeout(this.#renewal);
    let credential = old;
    try {
      credential = { grant: await renew(old.grant) };
      if (this.#credential === old) {
        this.#use(credential);
      } else if (this.waiting) {
        this.#take(await fetchCaller(headersOf(credential)), credential);
      }
    } catch (failure) {
      if (failure.final || failure.status === 401) {
        this.ended = true;
        this.#forget();
      } else {
        this.#renewal = setTimeout(() => this.#renew(credential), RETRY);
      }
    } finally {
      this.#renewing = false;
    }
  }

  #forget() {
    this.caller = null;
    this.waiting = false;
    this.#use(null);
    this.dispatchEvent(new Event("changed"));
  }
}

/** How the platform is told who asks. */
function headersOf({ key, grant }) {
  return grant ? { Authorization: `Bearer ${grant.access}` } : { "X-API-Key": key };
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null; // a browser that keeps nothing
  }
}

function keep(credential) {
  try {
    if (credential) {
      sessionStorage.setItem(KEPT, JSON.stringify(credential));
    } else {
      sessionStorage.removeItem(KEPT);
    }
  } catch {
    // then it is gone with the page
  }
}

export const session = new Session();
