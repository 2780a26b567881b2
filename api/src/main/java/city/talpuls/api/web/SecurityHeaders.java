package city.talpuls.api.web;

import city.talpuls.api.map.TileSource;
import city.talpuls.api.oidc.PageSignIn;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/**
 * Tells browsers what the page may do: load what Talpuls itself serves, tiles from where the operator said, ask the issuer at
 * which people sign in if there is one, and nothing else. The referrer is sent as an origin only, which tile servers ask for.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders implements Ordered {

    /** How long a browser asks by TLS only once it has; without TLS nobody heeds it (RFC 6797). */
    private static final String TWO_YEARS = "max-age=63072000";

    private final Map<String, String> headers;

    SecurityHeaders(TileSource tiles, PageSignIn signIn) {
        String images = "img-src 'self' data:"
                + tiles.origin().map(origin -> " " + origin).orElse("");
        String questions =
                signIn.origin().map(origin -> "; connect-src 'self' " + origin).orElse("");
        headers = Map.of(
                "Content-Security-Policy",
                "default-src 'self'; " + images + questions
                        + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                "X-Content-Type-Options",
                "nosniff",
                "X-Frame-Options",
                "DENY",
                "Referrer-Policy",
                "strict-origin-when-cross-origin",
                "Cross-Origin-Opener-Policy",
                "same-origin",
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=()");
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        headers.forEach(response::header);
        if (request.isSecure()) {
            response.header("Strict-Transport-Security", TWO_YEARS);
        }
    }
}
