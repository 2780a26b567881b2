package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether the air is good: the room about it, while it is very poor in Ronsdorf. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Visitors.class)
final class AirPageIT {

    private static final int DEVICES = 3;
    private static final int HOURS = 5;

    private final Visitors.City city;

    AirPageIT(Visitors.City city) {
        this.city = city;
    }

    @BeforeAll
    void dustOverRonsdorf() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        for (int device = 0; device < DEVICES; device++) {
            for (int ago = HOURS; ago > 0; ago--) {
                Instant time = hour.minus(Duration.ofHours(ago)).plus(Duration.ofMinutes(10));
                city.publish("air-room-" + device, String.format(Locale.ROOT, """
                        {"time": "%s", "name": "Remscheider Straße %d", "latitude": 51.2256, "longitude": 7.2, "pm10": %d}
                        """, time, device, 400 + ago));
            }
        }
        city.await("/api/v1/indices/uba-lqi?district=Ronsdorf", "very poor");
    }

    @Test
    void theFirstSentenceNamesTheDistrictWithTheWorstAir() {
        try (Visit visit = city.visit("#/air", Visitors.Look.DESKTOP)) {
            assertThat(visit.find(".headline-text")).containsText("am schlechtesten in Ronsdorf");
            assertThat(visit.find(".headline-text")).containsText("sehr schlecht");
            assertThat(visit.find("#room-air")).containsText("keine amtlichen Messstellen");
            assertThat(visit.page()).hasTitle("Luft – Talpuls");
            assertThat(row(visit, "Ronsdorf")).containsText("PM10");
            visit.picture("air");
            visit.assertIsFine();
        }
    }

    @Test
    void aDistrictOnTheMapLeadsToItsHoursAndPollutants() {
        try (Visit visit = city.visit("#/air", Visitors.Look.DESKTOP_DARK)) {
            Locator area = visit.page().getByRole(AriaRole.LINK, byName(Pattern.compile("Ronsdorf: very poor")));
            area.focus();
            visit.page().keyboard().press("Enter");

            assertThat(visit.find(".air-district h3")).containsText("Ronsdorf very poor");
            assertThat(visit.find(".air-district h3")).isFocused();
            assertThat(visit.find(".pollutants [data-decisive]")).containsText("Dust PM10");
            assertThat(visit.find(".air-district .strip-day"))
                    .hasAttribute("aria-label", Pattern.compile("Index by hour, 24 h: .*hours very poor"));
            visit.page().getByText("7 days").click();
            assertThat(visit.page()).hasURL(Pattern.compile("#/air/Ronsdorf\\?range=week$"));
            visit.page().getByText("Hours as a table").click();
            assertThat(visit.find(".air-district .fold tbody tr").first()).containsText("very poor");
            visit.assertIsFine();
        }
    }

    @Test
    void theLimitValuesOfTheOtherDirectiveAndTheOtherDefinitionCanBeShared() {
        try (Visit visit = city.visit("#/air/Ronsdorf?version=2019&directive=2024", Visitors.Look.PHONE)) {
            assertThat(visit.find(".air-limits h3")).containsText("Grenzwerte im Jahr");
            assertThat(visit.find(".air-limits tr[data-key='2024-pm10-day']"))
                    .containsText("Tagesmittel über 45 µg/m³");
            assertThat(visit.find(".air-limits")).containsText("zu wenig");
            assertThat(visit.find(".air-definition")).containsText("24 Stunden");
            assertThat(visit.find(".air-definition a")).hasAttribute("href", Pattern.compile("umweltbundesamt"));
            visit.picture("air-phone");
            visit.assertIsFine();
        }
    }

    @Test
    void aDistrictThatDoesNotExistIsAnsweredKindly() {
        try (Visit visit = city.visit("#/air/Nirgends", Visitors.Look.PHONE_DARK)) {
            assertThat(visit.find(".air-district h3")).containsText("There is no district “Nirgends”");
            visit.page().getByText("All districts").click();
            assertThat(visit.find(".air-district")).isHidden();
            visit.assertIsFine();
        }
    }

    @Test
    void whatCannotBeLoadedIsSaidAndComesByItself() {
        try (Visit visit = city.visit("#/", Visitors.Look.DESKTOP)) {
            visit.page()
                    .route("**/api/v1/indices/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            visit.find("#rooms a[href='#/air']").click();
            assertThat(visit.find("#room-air .room-state")).containsText("Es wird weiter versucht");

            visit.page().unroute("**/api/v1/indices/**");

            assertThat(visit.find(".headline-text")).containsText("Die Luft ist");
            assertThat(visit.find("#room-air .room-state")).containsText("Stand");
        }
    }

    private static Locator row(Visit visit, String district) {
        return visit.find(".air-overview tr[data-key='" + district + "']");
    }

    private static Page.GetByRoleOptions byName(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
