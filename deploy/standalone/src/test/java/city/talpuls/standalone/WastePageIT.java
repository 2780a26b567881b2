package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the waste team sees: the bins, and when they need emptying. */
@ExtendWith(Visitors.class)
final class WastePageIT {

    private static final String NAME = "<b>Glas</b> am Test";

    @Test
    void aBinThatIsFullStandsFirst(City city) {
        fill(city);
        try (Visit visit = city.visit("#/waste", Look.DESKTOP)) {
            assertThat(visit.page().getByTestId("headline")).containsText("Behälter heute");
            assertThat(visit.find("tr[data-key=room-bin]")).containsText(NAME);
            assertThat(visit.find("tr[data-key=room-bin]")).containsText("schon voll");
            assertThat(visit.find(".bins-card tbody tr").first()).containsText("100\u00a0%");
            assertThat(visit.find(".bin-mark-today").first()).isVisible();
            assertThat(visit.find(".bins-card tbody [data-urgency=later]").first())
                    .isVisible();
            visit.picture("waste");
            visit.assertIsFine();
        }
    }

    @Test
    void whatIsPrintedIsAListToTick(City city) {
        fill(city);
        try (Visit visit = city.visit("#/waste", Look.DESKTOP_DARK)) {
            assertThat(visit.find("tr[data-key=room-bin]")).isVisible();
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(visit.find(".worksheet tr:has(.tick)").filter(byName())).isVisible();
            assertThat(visit.find(".bin-map")).isHidden();
            assertThat(visit.find(".bins-card")).isHidden();
            assertThat(visit.find("#rooms")).isHidden();
            visit.assertIsOfOneHost();
        }
    }

    @Test
    void theBinsOfADistrictHaveAnAddressOfTheirOwn(City city) {
        try (Visit visit = city.visit("#/waste", Look.PHONE_DARK)) {
            visit.page().getByLabel("District").selectOption("Barmen");

            assertThat(visit.page()).hasURL(Pattern.compile(".*#/waste/Barmen$"));
            assertThat(visit.page()).hasTitle("Waste, Barmen – Talpuls");
            assertThat(visit.find(".bins-card tbody tr").first()).containsText("Barmen");
            visit.assertIsFine();
        }
    }

    @Test
    void onlyTheBinsOfTodayAreShownOnAPhone(City city) {
        fill(city);
        try (Visit visit = city.visit("#/waste?due=today", Look.PHONE)) {
            assertThat(visit.find("tr[data-key=room-bin]")).isVisible();
            assertThat(visit.find(".bins-card tbody [data-urgency=unknown]")).hasCount(0);
            visit.assertIsFine();
        }
    }

    private static Locator.FilterOptions byName() {
        return new Locator.FilterOptions().setHasText(NAME);
    }

    private static void fill(City city) {
        city.publish("room-bin", String.format(Locale.ROOT, """
                {"time": "%s", "name": "%s", "latitude": 51.2557, "longitude": 7.1545, "fill_level": 100}
                """, Instant.now(), NAME));
        city.await("/api/v1/bins/room-bin", "\"level\":100");
    }
}
