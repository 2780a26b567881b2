// Signing in at the city's own issuer, where the platform names one: OpenID Connect Core 1.0 with the authorization code
// and a proof of who began it (RFC 7636), as browsers should (RFC 9700). A grant is { issuer, clientId, access, refresh,
// identity, expiresAt }, the tokens as the issuer gave them.

const BEGUN = "talpuls.signing-in";
const CONFIGURATION = "/.well-known/openid-configuration";
const PATIENCE = 10_000;

/** Where the issuer sends the reader back to: the page itself. */
const PAGE = new URL("../../", import.meta.url).href;

export class IssuerError extends Error {
  /** `final` says whether asking again is no use. */
  constructor(message, final) {
    super(message);
    this.final = final;
  }
}

/** { issuer, clientId }, or null where people sign in with keys only. */
export async function fetchIssuer() {
  return (await ask(new URL("sign-in", PAGE))).openIdConnect;
}

/** Whether the reader has just come back from the issuer. */
export function comesBack() {
  return new URLSearchParams(location.search).has("state") && read() !== null;
}

/** Leaves the page for the issuer's. */
export async function goThere({ issuer, clientId }) {
  const { authorization_endpoint: endpoint } = await configurationOf(issuer);
  const [verifier, state] = [secret(), secret()];
  sessionStorage.setItem(BEGUN, JSON.stringify({ issuer, clientId, verifier, state, room: location.hash }));
  location.assign(
    withQuery(endpoint, {
      response_type: "code",
      client_id: clientId,
      redirect_uri: PAGE,
      scope: "openid",
      state,
      code_challenge: await challengeOf(verifier),
      code_challenge_method: "S256",
    }),
  );
}

/** Takes from the page's address what the issuer sent, and gets a grant for it. */
export async function takeGrant() {
  const sent = new URLSearchParams(location.search);
  const begun = read();
  sessionStorage.removeItem(BEGUN);
  history.replaceState(null, "", PAGE + begun.room);
  if (sent.get("state") !== begun.state || (sent.has("iss") && sent.get("iss") !== begun.issuer)) {
    throw new IssuerError("that is not what was asked for", true);
  }
  if (!sent.has("code")) {
    throw new IssuerError(sent.get("error_description") ?? sent.get("error") ?? "no code", true);
  }
  return granted(begun, {
    grant_type: "authorization_code",
    code: sent.get("code"),
    redirect_uri: PAGE,
    code_verifier: begun.verifier,
  });
}

/** A grant for longer. */
export function renew(grant) {
  if (!grant.refresh) {
    throw new IssuerError("the issuer gives no refresh tokens", true);
  }
  return granted(grant, { grant_type: "refresh_token", refresh_token: grant.refresh });
}

/** Has the issuer forget who the reader is, if it can: leaves the page for that (OpenID Connect RP-Initiated Logout 1.0). */
export async function leave({ issuer, clientId, identity }) {
  const { end_session_endpoint: endpoint } = await configurationOf(issuer);
  if (endpoint && identity) {
    location.assign(withQuery(endpoint, { client_id: clientId, id_token_hint: identity, post_logout_redirect_uri: PAGE }));
  }
}

async function granted({ issuer, clientId, refresh, identity }, question) {
  const { token_endpoint: endpoint } = await configurationOf(issuer);
  const answer = await ask(endpoint, { method: "POST", body: new URLSearchParams({ client_id: clientId, ...question }) });
  if (!answer.access_token) {
    throw new IssuerError("the issuer gives no access token", true);
  }
  return {
    issuer,
    clientId,
    access: answer.access_token,
    refresh: answer.refresh_token ?? refresh,
    identity: answer.id_token ?? identity,
    expiresAt: Date.now() + (answer.expires_in ?? 300) * 1_000,
  };
}

async function configurationOf(issuer) {
  const configuration = await ask(issuer.replace(/\/$/, "") + CONFIGURATION);
  if (configuration.issuer !== issuer) {
    throw new IssuerError(`what answers there calls itself ${configuration.issuer}`, true);
  }
  return configuration;
}

async function ask(address, options = {}) {
  let response;
  let text;
  try {
    response = await fetch(address, { ...options, credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
    text = await response.text();
  } catch (failure) {
    throw new IssuerError(failure.message, false);
  }
  const answer = parsed(text);
  if (!response.ok) {
    throw new IssuerError(answer?.error_description ?? answer?.error ?? `${response.status} ${response.statusText}`, response.status < 500);
  }
  if (answer === null) {
    throw new IssuerError("what answers there breaks off, or is no issuer", false);
  }
  return answer;
}

/** What a text says in JSON, or null. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(BEGUN));
  } catch {
    return null; // a browser that keeps nothing
  }
}

function withQuery(address, query) {
  const asked = new URL(address);
  Object.entries(query).forEach(([name, value]) => asked.searchParams.set(name, value));
  return asked;
}

function secret() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier) {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
