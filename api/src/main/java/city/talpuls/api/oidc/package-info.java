/**
 * Tokens of people who have signed in elsewhere, by OpenID Connect. {@link city.talpuls.api.oidc.Issuer} says whose a token is,
 * that it is none, or that this cannot be said now, as the issuer is away. Deliberately not here: pages to sign in, sessions,
 * and tokens that only the issuer can read.
 */
@NullMarked
package city.talpuls.api.oidc;

import org.jspecify.annotations.NullMarked;
