package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the weather is like: the room about it, with a station in frost and rain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Visitors.class)
final class WeatherPageIT {

    private static final String COLD = "weather-room-cold";

    private final Visitors.City city;

    WeatherPageIT(Visitors.City city) {
        this.city = city;
    }

    @BeforeAll
    void frostAndADownpour() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        say(hour.minus(Duration.ofMinutes(50)), -17.5, 11.5);
        say(hour.minus(Duration.ofMinutes(20)), -17.9, 11.5);
        say(Instant.now(), -18.2, 0);
        city.await("/api/v1/latest?property=temperature", "-18.2");
        city.await("/api/v1/readings?property=rainfall&interval=1h&aggregate=sum&device=" + COLD, "\"sum\":23");
    }

    @Test
    void theWeatherIsTheMedianWithItsExtremes() {
        try (Visit visit = city.visit("#/weather", Visitors.Look.DESKTOP)) {
            assertThat(visit.find(".headline-text")).containsText("Es sind");
            assertThat(visit.find("[data-property=temperature] .extremes")).containsText("-18,2 °C");
            assertThat(visit.find("[data-property=temperature] .extremes")).containsText("Eiskeller");
            assertThat(visit.find("[data-property=rainfall] .extremes")).containsText("23,0 mm");
            assertThat(visit.find("[data-property=temperature] .spark"))
                    .hasAttribute("aria-label", Pattern.compile("letzte 24 Stunden: zwischen .* und "));
            assertThat(visit.find("[data-property=wind_speed] .rose"))
                    .hasAttribute("aria-label", Pattern.compile("Windrichtungen der Stationen: "));
            visit.picture("weather");
            visit.assertIsFine();
        }
    }

    @Test
    void frostAndHeavyRainAreToldWithTheSourceOfTheirThresholds() {
        try (Visit visit = city.visit("#/weather", Visitors.Look.PHONE_DARK)) {
            assertThat(visit.find(".hints")).containsText("Frost: ");
            assertThat(visit.find(".hints")).containsText("23.0 mm in one hour at the station Eiskeller");
            assertThat(visit.find(".hints a").first())
                    .hasAttribute("href", Pattern.compile("^https://www\\.dwd\\.de/"));
            visit.assertIsFine();
        }
    }

    @Test
    void aReadingChangesTheWeatherAtOnce() {
        try (Visit visit = city.visit("#/weather", Visitors.Look.DESKTOP_DARK)) {
            assertThat(row(visit)).containsText("°C");
            assertThat(visit.find("html")).hasAttribute("data-connection", "live");

            say(Instant.now(), -19.4, 0);

            assertThat(row(visit)).containsText("-19.4 °C");
            visit.assertIsFine();
        }
    }

    @Test
    void aDeviceThatMeasuresOnlyATemperatureIsNoWeatherStation() {
        city.publish("weather-room-bin", """
                {"name": "Tonne", "latitude": 51.26, "longitude": 7.15, "temperature": 55.5, "fill_level": 40}
                """);
        city.await("/api/v1/latest?property=temperature", "55.5");
        try (Visit visit = city.visit("#/weather", Visitors.Look.PHONE)) {
            assertThat(row(visit)).isVisible();
            assertThat(visit.find("tr[data-key=weather-room-bin]")).hasCount(0);
            assertThat(visit.find("[data-property=temperature] .extremes"))
                    .not()
                    .containsText("55,5");
            visit.assertIsFine();
        }
    }

    private static Locator row(Visit visit) {
        return visit.find("#room-weather tr[data-key=" + COLD + "]");
    }

    private void say(Instant time, double temperature, double rain) {
        city.publish(COLD, String.format(Locale.ROOT, """
                {"time": "%s", "name": "Eiskeller", "latitude": 51.2053, "longitude": 7.1339,
                 "temperature": %.1f, "relative_humidity": 81, "rainfall": %.1f}
                """, time, temperature, rain));
    }
}
