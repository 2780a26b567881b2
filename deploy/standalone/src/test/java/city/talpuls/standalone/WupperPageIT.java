package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the flood desk sees: the gauges of the Wupper. */
@ExtendWith(Visitors.class)
final class WupperPageIT {

    @Test
    void aGaugeAboveItsMarkIsWhatTheFloodDeskSeesFirst(City city) {
        city.api().put("/api/v1/rules/room-flood", """
                {"name": "Hochwasser im Test", "watch": "value", "property": "water_level", "devices": ["room-gauge"],
                 "levels": [{"severity": "warning", "raise": 126}, {"severity": "critical", "raise": 212}]}""");
        measure(city, Instant.now().minus(Duration.ofHours(1)), 90);
        measure(city, Instant.now(), 231);
        city.await("/api/v1/alerts?device=room-gauge", "critical");
        try (Visit visit = city.visit("#/wupper", Look.DESKTOP)) {
            // Other tests have gauges of their own in this city.
            assertThat(visit.page().getByTestId("situation")).containsText("Pegel kritisch");
            assertThat(visit.find(".river-alert:has-text('Pegel Brückentest')").first())
                    .isVisible();
            assertThat(gauge(visit)).containsText("231\u00a0cm");
            assertThat(gauge(visit)).containsText("Kritisch");
            assertThat(gauge(visit)).containsText("steigt schnell");
            visit.picture("wupper");

            gauge(visit).getByRole(AriaRole.LINK).click();
            assertThat(visit.page()).hasTitle("Pegel Brückentest, Wupper – Talpuls");
            assertThat(visit.find("[data-testid=gauge] .uplot")).hasCount(2);
            visit.page().getByText("7 Tage").click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*#/wupper/room-gauge\\?range=week$"));
            visit.assertIsFine();

            measure(city, Instant.now(), 233);
            assertThat(gauge(visit)).containsText("233\u00a0cm");
            assertThat(visit.find("[data-testid=gauge]")).containsText("233\u00a0cm");
            visit.assertIsOfOneHost();
        }
    }

    @Test
    void theGaugesStandInTheOrderOfTheRiverOnAPhoneToo(City city) {
        try (Visit visit = city.visit("#/wupper", Look.PHONE_DARK)) {
            assertThat(visit.find(".river-name").first()).hasText("Pegel Beyenburg");
            List<String> names = visit.find(".river-name").allTextContents();
            assertThat(names.indexOf("Pegel Kluserbrücke")).isPositive().isLessThan(names.indexOf("Pegel Buchenhofen"));
            assertThat(visit.find(".gauges-card .table")).containsText("cm/h");
            visit.assertIsFine();
        }
    }

    @Test
    void whoMayNotSeeTheRulesIsToldSo(City city) {
        try (Visit visit = city.visit("#/wupper", Look.PHONE)) {
            visit.page()
                    .route(
                            "**/api/v1/me",
                            route -> route.fulfill(
                                    new Route.FulfillOptions()
                                            .setContentType("application/json")
                                            .setBody(
                                                    "{\"id\":\"anonymous\",\"name\":\"anonymous\",\"role\":\"reader\",\"scopes\":[]}")));
            visit.page().reload();

            assertThat(visit.page().getByText("Warnmarken sind hier nicht eingezeichnet"))
                    .isVisible();
            assertThat(visit.find(".tube-mark")).hasCount(0);
            visit.assertIsFine();
        }
    }

    @Test
    void anAddressOfAGaugeThatIsGoneIsAnsweredKindly(City city) {
        try (Visit visit = city.visit("#/wupper/room-nobody", Look.DESKTOP_DARK)) {
            assertThat(visit.page().getByText("There is no gauge room-nobody")).isVisible();
            visit.page()
                    .getByText("All gauges", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*#/wupper$"));
            visit.assertIsFine();
        }
    }

    @Test
    void whileThePlatformIsAwayTheLastLevelsStay(City city) {
        try (Visit visit = city.visit("#/wupper", Look.DESKTOP)) {
            assertThat(visit.find(".river-gauge").first()).isVisible();
            visit.page().route("**/api/v1/**", Route::abort);
            visit.page().evaluate("import('./app/data/reach.js').then(({ reach }) => reach.failed())");

            assertThat(visit.page().locator("html")).hasAttribute("data-connection", "lost");
            assertThat(visit.find(".river-gauge").first()).isVisible();
        }
    }

    private static Locator gauge(Visit visit) {
        return visit.find(".gauges-card tr[data-key=room-gauge]");
    }

    private static void measure(City city, Instant time, double level) {
        city.publish("room-gauge", String.format(Locale.ROOT, """
                {"time": "%s", "name": "Pegel Brückentest", "latitude": 51.2557, "longitude": 7.1545, "water_level": %.1f}
                """, time, level));
    }
}
