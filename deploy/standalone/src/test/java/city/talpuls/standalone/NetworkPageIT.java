package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators see: whether all messages arrive, and which devices need help. */
@ExtendWith(Visitors.class)
final class NetworkPageIT {

    private static final String STATUS_OF_FAILURE =
            "import('./app/data/api.js').then(({ get }) => get('accounting').catch(({ status }) => status))";

    @Test
    void whatBecameOfEachMessageIsSaid(City city) {
        city.publish("room-broken", "no json at all");
        city.await("/api/v1/dead-letters/counts", "not-json");
        try (Visit visit = city.visit("#/network", Look.DESKTOP)) {
            assertThat(visit.page().getByTestId("balance")).containsText("Nachrichten");
            assertThat(visit.find("tr[data-key=not-json]")).containsText("kein JSON");
            assertThat(visit.find("tr[data-key=water_level]")).containsText("%");
            assertThat(visit.find("tr[data-key=readings]")).containsText("unbegrenzt");
            visit.picture("network");
            visit.assertIsFine();
        }
    }

    @Test
    void howRadioIsShownIsInTheAddress(City city) {
        try (Visit visit = city.visit("#/network", Look.PHONE_DARK)) {
            visit.page().getByText("Signal to noise").click();

            assertThat(visit.page()).hasURL(Pattern.compile(".*#/network\\?radio=snr$"));
            assertThat(visit.page().getByText("above the noise")).isVisible();
            visit.assertIsFine();
        }
    }

    @Test
    void whatOnlySomeMaySeeIsLeftOutWithAWord(City city) {
        try (Visit visit = city.visit("#/network", Look.PHONE)) {
            visit.page()
                    .route(
                            "**/api/v1/me",
                            route -> route.fulfill(
                                    new Route.FulfillOptions()
                                            .setContentType("application/json")
                                            .setBody(
                                                    "{\"id\":\"anonymous\",\"name\":\"anonymous\",\"role\":\"reader\",\"scopes\":[]}")));
            visit.page().reload();

            assertThat(visit.page().getByText("Das sieht nur, wer angemeldet ist."))
                    .hasCount(2);
            visit.assertIsFine();
        }
    }

    @Test
    void theRoomComesBackByItselfAfterAnAnswerThatBrokeOff(City city) {
        try (Visit visit = city.visit("#/wupper", Look.DESKTOP_DARK)) {
            visit.page()
                    .route(
                            "**/api/v1/accounting",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("{\"received\":")));
            visit.page().locator("#rooms").getByText("Network").click();
            assertThat(visit.page().getByText("This cannot be loaded right now"))
                    .isVisible();
            assertThat(visit.page().evaluate(STATUS_OF_FAILURE))
                    .as("an answer that breaks off is one of nobody")
                    .isEqualTo(0);

            visit.page().unroute("**/api/v1/accounting");
            assertThat(visit.page().getByTestId("balance")).containsText("received");
        }
    }
}
