package city.talpuls.api.oidc;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Where people sign in on the page, other than by a key. */
@Singleton
public final class PageSignIn {

    private final Optional<Client> client;

    PageSignIn(OidcConfig config) {
        this.client = config.address().flatMap(issuer -> config.client().map(id -> new Client(issuer, id)));
    }

    /**
     * The page as a client of the issuer.
     *
     * @param issuer the issuer's address, as it calls itself
     * @param id what it calls the page
     */
    record Client(URI issuer, String id) {}

    Optional<Client> client() {
        return client;
    }

    /** Whom the page asks meanwhile, in the form that a content security policy takes. */
    public Optional<String> origin() {
        return client.map(Client::issuer).map(issuer -> issuer.getScheme() + "://" + issuer.getRawAuthority());
    }
}
