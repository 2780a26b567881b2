package city.talpuls.indicators.waste;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Instant MONDAY_NOON = Bin.MONDAY.plus(Duration.ofHours(12));

    @Test
    void aBinThatFillsEvenlyIsFullWhenArithmeticSaysSo() {
        Forecast forecast = Forecast.of(even(24, 0.1), new FillReading(MONDAY_NOON, 30), 80);

        assertThat(forecast.expected()).isEqualTo(MONDAY_NOON.plus(Duration.ofHours(50)));
    }

    @Test
    void theWeekendIsKnown() {
        FillPattern quietSundays = pattern(15, 30, 0, 0.1);
        Instant fridayMidnight = Bin.MONDAY.plus(Duration.ofDays(5));

        Forecast forecast = Forecast.of(quietSundays, new FillReading(fridayMidnight, 49), 80);

        assertThat(requireNonNull(forecast.expected()))
                .isBetween(fridayMidnight.plus(Duration.ofDays(2)), fridayMidnight.plus(Duration.ofHours(51)));
    }

    @Test
    void theMoreTheDaysDifferTheWiderTheInterval() {
        var now = new FillReading(MONDAY_NOON, 30);
        Forecast calm = Forecast.of(even(24, 0.1), now, 80);
        Forecast wild = Forecast.of(even(24, 0.5), now, 80);

        assertThat(calm.earliest()).isBefore(calm.expected());
        assertThat(calm.latest()).isAfter(calm.expected());
        assertThat(wild.earliest()).isBefore(calm.earliest());
        assertThat(wild.latest()).isAfter(calm.latest());
    }

    @Test
    void aBinThatIsFullNeedsItNow() {
        var now = new FillReading(MONDAY_NOON, 80);

        assertThat(Forecast.of(even(24, 0.1), now, 80)).isEqualTo(new Forecast(MONDAY_NOON, MONDAY_NOON, MONDAY_NOON));
    }

    @Test
    void beyondFourWeeksNothingIsSaid() {
        var now = new FillReading(MONDAY_NOON, 10);

        assertThat(Forecast.of(even(1, 0.1), now, 80)).isEqualTo(new Forecast(null, null, null));
    }

    @Test
    void aSlowBinMayHaveAnEarliestAndNoLatest() {
        var now = new FillReading(MONDAY_NOON, 10);
        Forecast forecast = Forecast.of(even(2.6, 0.8), now, 80);

        assertThat(forecast.earliest()).isNotNull();
        assertThat(forecast.expected()).isNotNull();
        assertThat(forecast.latest()).isNull();
    }

    @Test
    void itStartsFromWhatMostOfTheLastReadingsSay() {
        Bin bin = Bin.everyQuarterHour().livesFor(28, day -> 15);
        FillHistory history = FillHistory.of(bin.at(99, 1).readings());
        FillPattern pattern = FillPattern.learned(history).orElseThrow();

        assertThat(history.current(pattern).orElseThrow().level()).isBetween(1.0, 65.0);
        assertThat(history.current(pattern).orElseThrow().time())
                .isEqualTo(bin.last().time());
    }

    private static FillPattern even(double perDay, double spread) {
        return pattern(perDay, perDay, perDay, spread);
    }

    private static FillPattern pattern(double workday, double saturday, double sunday, double spread) {
        Map<DayOfWeek, Double> perDay = new EnumMap<>(DayOfWeek.class);
        Map<DayOfWeek, Integer> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            perDay.put(day, Bin.isWorkday(day) ? workday : day == DayOfWeek.SATURDAY ? saturday : sunday);
            days.put(day, 8);
        }
        return new FillPattern(
                perDay, DoubleStream.generate(() -> 1 / 24.0).limit(24).boxed().toList(), spread, days);
    }
}
