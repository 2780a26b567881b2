package city.talpuls.indicators.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.indicators.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseLevelsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Offset<Double> A_HUNDREDTH = within(0.005);

    @Test
    void levelsAreAveragedAsEnergy() {
        assertThat(EnergyMean.of(List.of(60.0, 60.0)).orElseThrow()).isEqualTo(60, within(1e-9));
        assertThat(EnergyMean.of(List.of(60.0, 70.0)).orElseThrow()).isEqualTo(67.40, A_HUNDREDTH);
        assertThat(EnergyMean.of(List.of(70.0, 0.0)).orElseThrow()).isEqualTo(66.99, A_HUNDREDTH);
        assertThat(EnergyMean.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            04:59, NIGHT
            05:00, NIGHT
            06:00, DAY
            17:00, DAY
            18:00, EVENING
            21:00, EVENING
            22:00, NIGHT
            23:00, NIGHT
            00:00, NIGHT
            """)
    void theHoursOfADayBelongToItsParts(String clock, NoisePeriod period) {
        Instant summer = Instant.parse("2026-06-01T" + clock + ":00Z").minusSeconds(2 * 3600);
        Instant winter = Instant.parse("2026-01-01T" + clock + ":00Z").minusSeconds(3600);

        assertThat(NoisePeriod.of(summer, BERLIN)).isEqualTo(period);
        assertThat(NoisePeriod.of(winter, BERLIN)).isEqualTo(period);
    }

    @Test
    void theSameLevelDayAndNightIsSixAndAHalfMore() {
        NoiseLevels levels = of(day("2026-06-01", 60, 60, 60), "2026-06-01");

        assertThat(levels.day().level().orElseThrow()).isEqualTo(60, within(1e-9));
        assertThat(levels.dayEveningNight().orElseThrow())
                .as("10 lg((12 + 4 * 10^0.5 + 8 * 10) / 24) more")
                .isEqualTo(66.40, A_HUNDREDTH);
    }

    @Test
    void aQuietNightIsWorthWhatItIs() {
        NoiseLevels levels = of(day("2026-06-01", 65, 60, 55), "2026-06-01");

        assertThat(levels.dayEveningNight().orElseThrow())
                .as("all three are 65 with what is added")
                .isEqualTo(65, within(1e-9));
    }

    @Test
    void anHourThatIsMissingIsToldAndNoSilence() {
        Map<Instant, Double> hourly = day("2026-06-01", 60, 60, 60);
        hourly.remove(Instant.parse("2026-06-01T10:00:00Z"));

        NoiseLevels levels = of(hourly, "2026-06-01");

        assertThat(levels.day()).satisfies(day -> assertThat(day.hours()).isEqualTo(11));
        assertThat(levels.day().expected()).isEqualTo(12);
        assertThat(levels.day().level().orElseThrow()).isEqualTo(60, within(1e-9));
    }

    @Test
    void withoutANightThereIsNoLevelOfAllThree() {
        Map<Instant, Double> hourly = day("2026-06-01", 60, 60, 60);
        hourly.keySet().removeIf(hour -> NoisePeriod.of(hour, BERLIN) == NoisePeriod.NIGHT);

        NoiseLevels levels = of(hourly, "2026-06-01");

        assertThat(levels.night()).isEqualTo(new PeriodLevel(OptionalDouble.empty(), 0, 8));
        assertThat(levels.dayEveningNight()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 7", "2026-10-25, 9"})
    void theNightIsAsLongAsTheClocksLetIt(String date, int hours) {
        assertThat(of(day(date, 60, 60, 60), date).night()).satisfies(night -> {
            assertThat(night.hours()).isEqualTo(hours);
            assertThat(night.expected()).isEqualTo(hours);
        });
    }

    @Test
    void whatIsOutsideOfTheDaysDoesNotCount() {
        Map<Instant, Double> hourly = day("2026-06-01", 60, 60, 60);
        hourly.putAll(day("2026-06-02", 90, 90, 90));

        assertThat(of(hourly, "2026-06-01").day().level().orElseThrow()).isEqualTo(60, within(1e-9));
    }

    private static NoiseLevels of(Map<Instant, Double> hourly, String date) {
        return NoiseLevels.of(hourly, days(date), BERLIN);
    }

    private static List<LocalDay> days(String date) {
        return LocalDay.between(LocalDate.parse(date), LocalDate.parse(date).plusDays(1), BERLIN);
    }

    private static Map<Instant, Double> day(String date, double day, double evening, double night) {
        var hourly = new HashMap<Instant, Double>();
        LocalDay local = days(date).getFirst();
        for (Instant hour = local.start(); hour.isBefore(local.end()); hour = hour.plusSeconds(3600)) {
            hourly.put(
                    hour,
                    switch (NoisePeriod.of(hour, BERLIN)) {
                        case DAY -> day;
                        case EVENING -> evening;
                        case NIGHT -> night;
                    });
        }
        return hourly;
    }
}
