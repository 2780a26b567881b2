package city.talpuls.api.oidc;

import city.talpuls.api.access.Caller;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever signs the tokens that count, if there is somebody. Its keys are kept for five minutes, and for an hour while it is
 * away. A token that names a key that is not among them has them fetched again, at most twice in half a minute.
 */
@Singleton
public final class Issuer {

    private static final Duration KEEP = Duration.ofMinutes(5);
    private static final Duration KEEP_WHILE_AWAY = Duration.ofHours(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 256 << 10;
    private static final int SKEW_SECONDS = 30;
    private static final int LONGEST_TOKEN = 16 << 10;
    private static final int LONGEST_WORD = 200;

    /** With a key that only the issuer has. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final @Nullable Verifier verifier;

    Issuer(OidcConfig config, @Named("api") InstantSource clock) {
        this.verifier = config.address()
                .map(address -> Verifier.of(address, config, clock))
                .orElse(null);
    }

    /** Whose this token is. */
    public Verdict verdict(String token) {
        if (verifier == null) {
            return new Verdict.Refused("talpuls.api.oidc.issuer names no issuer");
        }
        return token.length() > LONGEST_TOKEN
                ? new Verdict.Refused("it has " + token.length() + " characters")
                : verifier.verdict(token);
    }

    /**
     * Verifies what one issuer signs.
     *
     * @param keys with which
     * @param processor looks at signatures, times, issuer and audience
     * @param roles what its tokens give
     */
    private record Verifier(DiscoveredKeys keys, DefaultJWTProcessor<SecurityContext> processor, ClaimedRoles roles) {

        static Verifier of(URI issuer, OidcConfig config, InstantSource clock) {
            int patience = Math.toIntExact(PATIENCE.toMillis());
            var keys = new DiscoveredKeys(issuer, new DefaultResourceRetriever(patience, patience, MOST_BYTES));
            JWKSource<SecurityContext> source = JWKSourceBuilder.create(keys)
                    .cache(KEEP.toMillis(), PATIENCE.multipliedBy(3).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEEP_WHILE_AWAY.toMillis())
                    .build();
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
            processor.setJWTClaimsSetVerifier(new Claims(issuer, config.audience(), clock));
            return new Verifier(
                    keys,
                    processor,
                    new ClaimedRoles(List.of(config.rolesClaim().split("\\.")), config.named()));
        }

        Verdict verdict(String token) {
            try {
                return genuine(processor.process(token, null));
            } catch (RateLimitReachedException e) {
                return keys.areAway()
                        ? new Verdict.Unknown("the issuer was asked a moment ago")
                        : new Verdict.Refused("it names a key that the issuer has not");
            } catch (KeySourceException e) {
                return new Verdict.Unknown(String.valueOf(e.getMessage()));
            } catch (BadJWSException | BadJWTException e) {
                return new Verdict.Refused(String.valueOf(e.getMessage()));
            } catch (BadJOSEException e) {
                // No key fits; the issuer may have a new one that does.
                return keys.areAway()
                        ? new Verdict.Unknown(String.valueOf(e.getMessage()))
                        : new Verdict.Refused(String.valueOf(e.getMessage()));
            } catch (ParseException | JOSEException e) {
                return new Verdict.Refused(String.valueOf(e.getMessage()));
            }
        }

        private Verdict genuine(JWTClaimsSet claims) {
            String subject = claims.getSubject();
            if (subject.isBlank() || subject.length() > LONGEST_WORD || subject.indexOf('\0') >= 0) {
                return new Verdict.Refused("its subject cannot be kept");
            }
            return new Verdict.Genuine(new Caller(
                    "oidc:" + subject,
                    word(claims, "preferred_username")
                            .or(() -> word(claims, "name"))
                            .orElse(subject),
                    roles.highest(claims.getClaims()).orElse(null),
                    Set.of(),
                    claims.getExpirationTime().toInstant(),
                    Set.of()));
        }

        private static Optional<String> word(JWTClaimsSet claims, String name) {
            return claims.getClaim(name) instanceof String text
                            && !text.isBlank()
                            && text.length() <= LONGEST_WORD
                            && text.indexOf('\0') < 0
                    ? Optional.of(text)
                    : Optional.empty();
        }
    }

    /** What a token has to claim. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final InstantSource clock;

        Claims(URI issuer, String audience, InstantSource clock) {
            super(audience, new JWTClaimsSet.Builder().issuer(issuer.toString()).build(), Set.of("exp", "sub"));
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
