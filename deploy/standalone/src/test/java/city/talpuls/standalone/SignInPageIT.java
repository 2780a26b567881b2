package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in with an account of the city's, at an issuer that others wrote. */
@ExtendWith(Visitors.class)
final class SignInPageIT {

    private static final String KEPT = "sessionStorage.getItem('talpuls.credential')";

    private final City city;

    SignInPageIT(City city) {
        this.city = city;
    }

    @Test
    void whoHasAnAccountOfTheCityNeedsNoKey() {
        city.isAtTheIssuer("anna", "operator", Duration.ofHours(1));
        try (Visit visit = city.visit("#/desk/devices", Look.DESKTOP)) {
            visit.page().getByTestId("sign-in-with-account").click();

            assertThat(visit.find(".identity")).containsText("anna");
            assertThat(visit.find(".identity")).containsText("Bedienen");
            assertThat(visit.find(".desk-ways a[aria-current]")).hasText("Geräte");
            assertThat(visit.page().url()).isEqualTo(city.httpUri() + "#/desk/devices");
            visit.page().reload();
            assertThat(visit.find(".identity")).containsText("anna");
            visit.mayAsk(URI.create(city.issuerUrl()));
            visit.assertIsFine();
            visit.picture("desk-account");
        }
    }

    @Test
    void aGrantIsRenewedBeforeItEndsAlthoughAnAnswerBreaksOff() {
        city.isAtTheIssuer("berta", "analyst", Duration.ofSeconds(35));
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        AtomicInteger renewals = new AtomicInteger();
        try (Visit visit = city.visit("#/desk", Look.PHONE_DARK)) {
            visit.page()
                    .onRequest(request -> Optional.ofNullable(request.headers().get("authorization"))
                            .ifPresent(tokens::add));
            visit.page().route(address -> address.equals(city.issuerUrl() + "/token"), route -> {
                boolean isRenewal = Optional.ofNullable(route.request().postData())
                        .orElse("")
                        .contains("grant_type=refresh_token");
                if (isRenewal && renewals.incrementAndGet() == 1) {
                    route.fulfill(new Route.FulfillOptions()
                            .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                            .setContentType("application/json")
                            .setBody("{\"access_token\":"));
                } else {
                    route.resume();
                }
            });
            visit.page().getByTestId("sign-in-with-account").click();
            assertThat(visit.find(".identity")).containsText("berta");
            assertThat(tokens).hasSize(1);
            Object first = visit.page().evaluate(KEPT);

            await(visit, () -> !first.equals(visit.page().evaluate(KEPT)));
            assertThat(renewals).hasValue(2);
            visit.page().reload();

            assertThat(visit.find(".identity")).containsText("berta");
            await(visit, () -> tokens.size() > 1);
            assertThat(tokens).as("the old grant and the new one").hasSize(2).doesNotContain("Bearer undefined");
        }
    }

    private static void await(Visit visit, BooleanSupplier condition) {
        Awaitility.await().atMost(Visitors.PATIENCE).until(() -> {
            visit.page().waitForTimeout(100); // the browser tells of requests while it is waited for only
            return condition.getAsBoolean();
        });
    }

    @Test
    void whoDidNotAskToBeSignedInIsNot() {
        try (Visit visit = city.visit("?state=guessed&code=stolen#/desk", Look.DESKTOP)) {
            assertThat(visit.page().getByTestId("sign-in-with-account")).isVisible();
            assertThat(visit.find(".identity")).isHidden();
            visit.assertIsFine();
        }
    }

    @Test
    void whoeverIsRefusedAtTheIssuerIsToldWhy() {
        try (Visit visit = city.visit("#/desk", Look.PHONE)) {
            visit.page().route(address -> address.startsWith(city.issuerUrl() + "/authorize"), route -> {
                String state = route.request().url().replaceFirst(".*[?&]state=([^&]+).*", "$1");
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(302)
                        .setHeaders(Map.of(
                                "Location",
                                city.httpUri() + "?error=access_denied&error_description=Not+today&state=" + state)));
            });
            visit.page().getByTestId("sign-in-with-account").click();

            assertThat(visit.find(".signin [role=alert]")).containsText("Not today");
            assertThat(visit.page().url()).isEqualTo(city.httpUri() + "#/desk");
            visit.picture("desk-signin");
            visit.mayAsk(URI.create(city.issuerUrl()));
            visit.assertIsFine();
        }
    }
}
