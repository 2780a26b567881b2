package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a citizen sees: the page at {@code /}, opened in a real browser. */
@ExtendWith(Visitors.class)
final class PageIT {

    private final Visitors.City city;

    PageIT(Visitors.City city) {
        this.city = city;
    }

    @Test
    void aValueChangesOnThePageWithoutAReload() {
        measureADay("page-doeppersberg", "Döppersberg");
        awaitStored("page-doeppersberg", 12.5);
        try (Visit visit = city.visit("#/property/temperature", Visitors.Look.DESKTOP)) {
            visit.row("page-doeppersberg").getByText("Döppersberg").click();
            assertThat(visit.latestValue("page-doeppersberg")).hasAttribute("data-value", "12.5");
            assertThat(visit.find("html")).hasAttribute("data-connection", "live");
            assertThat(visit.find(".chart .uplot")).isVisible();

            measure("page-doeppersberg", "Döppersberg", Instant.now(), 12.9);

            assertThat(visit.latestValue("page-doeppersberg")).hasAttribute("data-value", "12.9");
            assertThat(visit.latestValue("page-doeppersberg")).containsText("12,9");
            assertThat(visit.row("page-doeppersberg")).containsText("12,9");
            visit.picture("valley");
            visit.assertIsFine();
        }
    }

    @Test
    void aSharedAddressOpensItsDeviceInTheReadersLanguage() {
        measure("page-hardt", "Hardt", Instant.now(), 9.25);
        awaitStored("page-hardt", 9.25);
        try (Visit visit = city.visit("#/device/page-hardt/temperature", Visitors.Look.PHONE_DARK)) {
            assertThat(visit.latestValue("page-hardt")).containsText("9.3");
            assertThat(visit.find("html")).hasAttribute("lang", "en");
            assertThat(visit.page()).hasTitle("Hardt, Temperature – Talpuls");
            visit.assertIsFine();
        }
    }

    @Test
    void aNameWithAScriptTagIsShownAsText() {
        String name = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        measure("page-hostile", name, Instant.now(), 8.5);
        awaitStored("page-hostile", 8.5);
        try (Visit visit = city.visit("#/device/page-hostile/temperature", Visitors.Look.DESKTOP)) {
            assertThat(visit.find("#device h2")).hasText(name);
            assertThat(visit.row("page-hostile")).containsText(name);
            visit.assertIsFine();
        }
    }

    @Test
    void anAddressOfADeviceThatIsGoneIsAnsweredKindly() {
        try (Visit visit = city.visit("#/device/page-nobody/temperature", Visitors.Look.DESKTOP)) {
            assertThat(visit.page().getByTestId("device-gone")).containsText("gibt es nicht");
        }
    }

    @Test
    void theDescriptionOfTheApiIsShownAndCanBeTried() {
        try (Visit visit = city.visit("api", Visitors.Look.DESKTOP_DARK)) {
            visit.find("#operations-readings-getReadings").click();
            assertThat(visit.find("#operations-readings-getReadings")
                            .getByText("Start, inclusive; 24 hours before the end unless given"))
                    .isVisible();
            visit.find("#operations-operation-getAccounting").click();
            visit.find("#operations-operation-getAccounting")
                    .getByText("Try it out")
                    .click();
            assertThat(visit.find("#operations-operation-getAccounting").getByText("Execute"))
                    .isVisible();
            visit.picture("api");
            visit.assertIsOfOneHost();
        }
    }

    /** A day of readings every half hour, the last of them now: 12.5 degrees. */
    private void measureADay(String device, String name) {
        Instant now = Instant.now();
        for (int halfHours = 48; halfHours >= 0; halfHours--) {
            double value = 12.5 - 4 * Math.sin(halfHours * Math.PI / 48);
            measure(device, name, now.minus(Duration.ofMinutes(30L * halfHours)), value);
        }
    }

    private void measure(String device, String name, Instant time, double temperature) {
        city.publish(device, String.format(Locale.ROOT, """
                {"time": "%s", "name": "%s", "latitude": 51.2554, "longitude": 7.1502, "temperature": %.2f}
                """, time, name, temperature));
    }

    private void awaitStored(String device, double value) {
        city.await("/api/v1/readings?interval=raw&property=temperature&device=" + device, "\"value\":" + value);
    }
}
