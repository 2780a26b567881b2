package city.talpuls.api.gate;

import city.talpuls.api.access.Caller;
import city.talpuls.api.keys.Keys;
import city.talpuls.api.oidc.Issuer;
import city.talpuls.api.oidc.Verdict;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who calls. */
@Singleton
final class Identification {

    private static final Logger log = LoggerFactory.getLogger(Identification.class);

    private final Keys keys;
    private final Issuer issuer;
    private final AnonymousRole anonymous;

    Identification(Keys keys, Issuer issuer, AnonymousRole anonymous) {
        this.keys = keys;
        this.issuer = issuer;
        this.anonymous = anonymous;
    }

    /** What is known of who calls. */
    sealed interface Identity {

        /** It is him. */
        record Known(Caller caller) implements Identity {}

        /** What he brings proves nothing. */
        record Unproven() implements Identity {}

        /** What he brings cannot be looked at now. */
        record Unclear() implements Identity {}
    }

    Identity of(HttpRequest<?> request) {
        return switch (Credentials.of(request)) {
            case Credentials.None() ->
                new Identity.Known(Caller.anonymous(anonymous.of(request).orElse(null)));
            case Credentials.Key(var text) ->
                keys.caller(text).<Identity>map(Identity.Known::new).orElseGet(Identity.Unproven::new);
            case Credentials.Token(var text) ->
                switch (issuer.verdict(text)) {
                    case Verdict.Genuine(var caller) -> new Identity.Known(caller);
                    case Verdict.Refused(var why) -> {
                        log.debug("A token was refused: {}", why);
                        yield new Identity.Unproven();
                    }
                    case Verdict.Unknown(var why) -> {
                        log.warn("A token could not be verified: {}", why);
                        yield new Identity.Unclear();
                    }
                };
            case Credentials.Unusable() -> new Identity.Unproven();
        };
    }
}
