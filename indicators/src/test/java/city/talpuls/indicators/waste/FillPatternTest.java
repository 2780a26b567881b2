package city.talpuls.indicators.waste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FillPatternTest {

    @Test
    void eachDayOfTheWeekHasItsOwnRate() {
        FillPattern pattern = learned(Bin.everyQuarterHour().noisy(1, 1).livesFor(56, Bin::weekly));

        for (DayOfWeek day : DayOfWeek.values()) {
            double truth = Bin.isWorkday(day) ? 15 : day == DayOfWeek.SATURDAY ? 30 : 0;
            assertThat(pattern.rate(day)).as(day.name()).isCloseTo(truth, within(1.5));
        }
        assertThat(pattern.perDayOverall()).isCloseTo(15, within(0.7));
        assertThat(pattern.spread()).isLessThan(0.15);
    }

    @Test
    void theHoursOfTheDayHaveTheirShares() {
        FillPattern pattern = learned(Bin.everyQuarterHour().noisy(1, 1).livesFor(56, Bin::weekly));

        assertThat(pattern.hourShares().subList(8, 20))
                .allSatisfy(share -> assertThat(share).isCloseTo(1 / 12.0, within(0.03)));
        assertThat(pattern.hourShares().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(pattern.hourShares().get(3)).isLessThan(0.02);
    }

    @Test
    void aFewDaysAreEnoughForAnAverage() {
        FillPattern pattern = learned(Bin.everyQuarterHour().livesFor(4, Bin::weekly));

        assertThat(pattern.perDayOverall()).isCloseTo(15, within(1.0));
        assertThat(pattern.daysOf(DayOfWeek.SATURDAY)).isZero();
        assertThat(pattern.rate(DayOfWeek.SATURDAY)).isCloseTo(15, within(1.0));
    }

    @Test
    void lessThanThreeDaysTeachNothing() {
        assertThat(FillPattern.learned(FillHistory.of(
                        Bin.everyQuarterHour().livesFor(2, Bin::weekly).readings())))
                .isEmpty();
    }

    @Test
    void aBinThatNobodyUsesHasNoPattern() {
        assertThat(FillPattern.learned(
                        FillHistory.of(Bin.everyQuarterHour().at(7, 96 * 10).readings())))
                .isEmpty();
    }

    @Test
    void oneMadDayMovesLittle() {
        FillPattern pattern = learned(Bin.everyQuarterHour().livesFor(56, day -> day.getDayOfYear() == 265 ? 55 : 15));

        assertThat(pattern.perDayOverall()).isCloseTo(15, within(0.5));
    }

    @Test
    void theDaysOfASilenceAreLeftOut() {
        FillPattern pattern = learned(Bin.everyQuarterHour()
                .livesFor(14, Bin::weekly)
                .silentFor(Duration.ofDays(5))
                .livesFor(14, Bin::weekly));

        assertThat(pattern.perDayOverall()).isCloseTo(15, within(1.5));
    }

    @Test
    void theDayOnWhichClocksChangeIsADayLikeOthers() {
        FillPattern pattern =
                learned(Bin.everyQuarterHour().silentFor(Duration.ofDays(42)).livesFor(21, day -> 12));

        assertThat(pattern.rate(DayOfWeek.SUNDAY)).isCloseTo(12, within(0.6));
    }

    private static FillPattern learned(Bin bin) {
        return FillPattern.learned(FillHistory.of(bin.readings())).orElseThrow();
    }
}
