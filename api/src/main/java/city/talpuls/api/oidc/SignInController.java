package city.talpuls.api.oidc;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** Tells the page where people sign in, who are nobody yet; it is no part of the API. */
@Controller("/sign-in")
@Hidden
final class SignInController {

    private final PageSignIn signIn;

    SignInController(PageSignIn signIn) {
        this.signIn = signIn;
    }

    @Get
    Ways ways() {
        return new Ways(signIn.client()
                .map(client -> new OpenIdConnect(client.issuer().toString(), client.id()))
                .orElse(null));
    }

    /**
     * The ways to sign in beside a key.
     *
     * @param openIdConnect none if there is no issuer, or the page is no client of it
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Ways(@Nullable OpenIdConnect openIdConnect) {}

    /**
     * What has to be known to begin (OpenID Connect Core 1.0).
     *
     * @param issuer the issuer's address, below which its configuration is found
     * @param clientId what it calls the page
     */
    @Introspected
    record OpenIdConnect(String issuer, String clientId) {}
}
