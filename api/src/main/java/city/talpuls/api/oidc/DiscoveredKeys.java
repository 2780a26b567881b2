package city.talpuls.api.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer signs with, found as OpenID Connect Discovery 1.0 has it: each time its description is read anew,
 * and its keys where that says.
 */
final class DiscoveredKeys implements JWKSetSource<SecurityContext> {

    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final URI issuer;
    private final ResourceRetriever http;
    private volatile boolean away;

    /**
     * @param issuer as it calls itself
     * @param http fetches, with bounds for time and size
     */
    DiscoveredKeys(URI issuer, ResourceRetriever http) {
        this.issuer = issuer;
        this.http = http;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws JWKSetRetrievalException {
        try {
            JWKSet keys = JWKSet.parse(http.retrieveResource(keys().toURL()).getContent());
            away = false;
            return keys;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            away = true;
            throw new JWKSetRetrievalException(issuer + " does not give its keys: " + e.getMessage(), e);
        }
    }

    /** Whether they could not be had the last time. */
    boolean areAway() {
        return away;
    }

    private URI keys() throws IOException, ParseException {
        String base = issuer.toString().replaceFirst("/$", "");
        Map<String, Object> description = JSONObjectUtils.parse(
                http.retrieveResource(URI.create(base + DESCRIPTION).toURL()).getContent());
        String itself = JSONObjectUtils.getString(description, "issuer");
        if (!issuer.toString().equals(itself)) {
            throw new IOException("what answers there calls itself " + itself);
        }
        URI keys = JSONObjectUtils.getURI(description, "jwks_uri");
        if (keys == null || keys.getHost() == null) {
            throw new IOException("it does not say where its keys are");
        }
        return keys;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
