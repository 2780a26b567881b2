/**
 * Tokens of people who have signed in elsewhere, by OpenID Connect. {@link city.talpuls.api.oidc.Issuer} says whose a token is,
 * that it is none, or that this cannot be said now, as the issuer is away. {@link city.talpuls.api.oidc.PageSignIn} says where the
 * page sends people to sign in. Deliberately not here: signing in itself, which the page does (app/data/issuer.js), sessions, and
 * tokens that only the issuer can read.
 */
@NullMarked
package city.talpuls.api.oidc;

import org.jspecify.annotations.NullMarked;
