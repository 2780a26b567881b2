package city.talpuls.api.gate;

import city.talpuls.api.access.Caller;
import city.talpuls.api.access.Role;
import city.talpuls.api.limits.Share;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** How somebody is told that he is not let in. */
final class Refusals {

    private static final String CHALLENGE = "Bearer realm=\"talpuls\"";

    private Refusals() {}

    /** The same for a key or token that is wrong, has expired or was revoked. */
    static MutableHttpResponse<Problem> unproven() {
        return Problem.of(ProblemType.NOT_SIGNED_IN, "this is no key or token that counts")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
    }

    static MutableHttpResponse<Problem> unclear() {
        return Problem.of(ProblemType.ISSUER_AWAY, "The token cannot be verified now, as its issuer does not answer.")
                .response();
    }

    static MutableHttpResponse<Problem> tooMany(Share share) {
        return Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        share.perMinute() + " requests a minute are allowed; ask again in " + share.retryAfter() + " s")
                .response()
                .header(HttpHeaders.RETRY_AFTER, share.retryAfter());
    }

    /** To whoever has not signed in, that he has to; to others, what their role lacks. */
    static MutableHttpResponse<Problem> role(Caller caller, Role needed) {
        return caller.isAnonymous()
                ? Problem.of(
                                ProblemType.NOT_SIGNED_IN,
                                "this needs the role " + needed + ": sign in with a key, as Authorization: Bearer or"
                                        + " X-API-Key, or with a token")
                        .response()
                        .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                : caller.refusal(needed).response();
    }

    static MutableHttpResponse<Problem> scope(Caller caller, Door door) {
        return Problem.of(
                        ProblemType.FORBIDDEN,
                        "this key is for "
                                + String.join(
                                        ", ", caller.scopes().stream().sorted().toList()) + ", and this belongs to "
                                + door.scope().orElse("no part of the API"))
                .response();
    }

    static MutableHttpResponse<Problem> nobody() {
        return Problem.of(ProblemType.FORBIDDEN, "nobody has said which role this needs")
                .response();
    }
}
