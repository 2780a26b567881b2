package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** How loud it is: the room about noise, after a day of 90 dB in Vohwinkel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Visitors.class)
final class NoisePageIT {

    private static final String LOUD = "noise-room-loud";
    private static final String NAME = "Lärmpegel Kaiserstraße";
    private static final String QUIET = "noise-room-quiet";
    private static final String HOSTILE = "Hardt <script>alert(1)</script>";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Visitors.City city;

    NoisePageIT(Visitors.City city) {
        this.city = city;
    }

    @BeforeAll
    void aLoudDayThatIsOver() {
        LocalDate yesterday = LocalDate.ofInstant(Instant.now(), BERLIN).minusDays(1);
        Instant midnight = yesterday.atStartOfDay(BERLIN).toInstant();
        Instant next = yesterday.plusDays(1).atStartOfDay(BERLIN).toInstant();
        for (Instant time = midnight; time.isBefore(next); time = time.plusSeconds(3600)) {
            int hour = time.atZone(BERLIN).getHour();
            say(LOUD, NAME, time, hour < 6 || hour >= 22 ? 80 : hour >= 18 ? 85 : 90);
            say(QUIET, HOSTILE, time, 31);
        }
        city.await("/api/v1/noise?device=" + LOUD, "\"night\":{\"hours\":8");
        city.await("/api/v1/noise?device=" + QUIET, "\"night\":{\"hours\":8");
    }

    private void say(String device, String name, Instant hour, double level) {
        city.publish(device, String.format(Locale.ROOT, """
                {"time": "%s", "name": "%s", "latitude": 51.2311, "longitude": 7.0703, "sound_level": %.1f}
                """, hour.plusSeconds(600), name, level));
    }

    @Test
    void theLoudestStationStandsFirst() {
        try (Visit visit = city.visit("#/noise", Visitors.Look.DESKTOP)) {
            assertThat(visit.find(".headline-text")).containsText(NAME);
            assertThat(visit.find(".headline-text")).containsText("dB(A)");
            assertThat(visit.find("#room-noise .table tbody tr").first()).hasAttribute("data-key", LOUD);
            assertThat(visit.find("tr[data-key=" + LOUD + "]")).containsText("90 dB(A)");
            assertThat(visit.find("tr[data-key=" + LOUD + "]")).containsText("Vohwinkel");
            assertThat(visit.find("#room-noise")).containsText("zehnmal so viel Schallenergie");
            assertThat(visit.find("tr[data-key=" + QUIET + "]")).containsText(HOSTILE);
            visit.picture("noise");
            visit.assertIsFine();
        }
    }

    @Test
    void aStationShowsItsDayEveningAndNight() {
        try (Visit visit = city.visit("#/noise", Visitors.Look.PHONE_DARK)) {
            visit.find("tr[data-key=" + LOUD + "] a").click();

            assertThat(visit.page()).hasURL(Pattern.compile("#/noise/" + LOUD + "$"));
            assertThat(visit.find(".noise-place h3")).hasText(NAME);
            assertThat(visit.find("[data-part=day]")).containsText("90 dB(A)");
            assertThat(visit.find("[data-part=evening]")).containsText("85 dB(A)");
            assertThat(visit.find("[data-part=night]")).containsText("80 dB(A)");
            assertThat(visit.find("[data-part=night]")).containsText("22:00–6:00");
            assertThat(visit.find(".noise-place .chart"))
                    .hasAttribute("aria-label", Pattern.compile("24 values: between 80.dB\\(A\\) and 90.dB\\(A\\)"));
            visit.assertIsFine();
        }
    }

    @Test
    void theRangeIsInTheAddress() {
        try (Visit visit = city.visit("#/noise/" + LOUD + "?range=year", Visitors.Look.DESKTOP_DARK)) {
            assertThat(visit.find("#room-noise .headline")).containsText("over the last 365 days");
            assertThat(visit.find(".noise-place h4").last()).hasText("Day by day");
            visit.find("#room-noise .ranges").getByText("30 days").click();
            assertThat(visit.page()).hasURL(Pattern.compile("range=month$"));
            assertThat(visit.find("#room-noise .headline")).containsText("over the last 30 days");
            visit.assertIsFine();
        }
    }

    @Test
    void aStationThatMeasuresNoSoundIsAnsweredKindly() {
        try (Visit visit = city.visit("#/noise/nobody", Visitors.Look.PHONE)) {
            assertThat(visit.find(".noise-place h3")).containsText("misst keinen Schall");
            visit.assertIsFine();
        }
    }
}
