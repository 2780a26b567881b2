package city.talpuls.api.oidc;

import city.talpuls.api.access.Role;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens count.
 *
 * @param issuer the issuer's address, as its tokens have it; without one no token counts
 * @param audience for whom the tokens have to be
 * @param rolesClaim where the names of roles stand in a token, with points between the names of objects
 * @param roles which name there is which role, {@code name=role}
 * @param clientId what the page is called at the issuer; without it nobody signs in there on the page
 */
@ConfigurationProperties("talpuls.api.oidc")
record OidcConfig(
        @Nullable String issuer,
        @Bindable(defaultValue = "talpuls") String audience,
        @Bindable(defaultValue = "realm_access.roles") String rolesClaim,

        @Bindable(
                defaultValue =
                        "talpuls-reader=reader,talpuls-analyst=analyst,talpuls-operator=operator,talpuls-admin=admin")
        List<String> roles,

        @Nullable String clientId) {

    /** Refuses what is no address and no role. */
    OidcConfig {
        roles = List.copyOf(roles);
        named(roles);
        if (issuer != null && !issuer.isBlank()) {
            address(issuer);
            if (audience.isBlank() || rolesClaim.isBlank()) {
                throw new IllegalArgumentException(
                        "talpuls.api.oidc.audience and talpuls.api.oidc.roles-claim must not be empty");
            }
        } else if (clientId != null && !clientId.isBlank()) {
            throw new IllegalArgumentException(
                    "talpuls.api.oidc.client-id is of no use without talpuls.api.oidc.issuer");
        }
    }

    /** What the page is called at the issuer, if people may sign in there. */
    Optional<String> client() {
        return Optional.ofNullable(clientId).map(String::strip).filter(id -> !id.isEmpty());
    }

    Optional<URI> address() {
        return issuer == null || issuer.isBlank() ? Optional.empty() : Optional.of(address(issuer));
    }

    /** The roles by the names that they have in tokens. */
    Map<String, Role> named() {
        return named(roles);
    }

    private static URI address(String issuer) {
        try {
            var address = new URI(issuer.strip());
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
        } catch (java.net.URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "talpuls.api.oidc.issuer must be an address such as https://id.example.org/realms/city, not '" + issuer
                        + "'");
    }

    private static Map<String, Role> named(List<String> roles) {
        var named = new HashMap<String, Role>();
        for (String pair : roles) {
            int between = pair.lastIndexOf('=');
            try {
                named.put(
                        pair.substring(0, between).strip(),
                        Role.ofText(pair.substring(between + 1).strip()));
            } catch (IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "talpuls.api.oidc.roles must be like talpuls-admin=admin, not '" + pair + "'", e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("talpuls.api.oidc.roles: " + e.getMessage(), e);
            }
        }
        return named;
    }
}
