package city.talpuls.indicators.waste;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyingsTest {

    @Test
    void aBinThatIsEmptiedIsEmptiedBetweenTheTwoReadings() {
        List<FillReading> readings =
                Bin.everyQuarterHour().from(20, 70, 100).at(3, 5).readings();

        List<Emptying> found = Emptyings.in(readings);

        assertThat(found)
                .containsExactly(new Emptying(
                        readings.get(99).time(),
                        readings.get(100).time(),
                        readings.get(99).level(),
                        3));
        assertThat(found.getFirst().time()).isEqualTo(readings.get(99).time().plus(Duration.ofSeconds(450)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noiseNeitherHidesNorInventsOne(long seed) {
        Bin bin = Bin.everyQuarterHour().noisy(3, seed);
        for (int round = 0; round < 10; round++) {
            bin.from(3, 70, 300);
        }

        assertThat(Emptyings.in(bin.readings())).hasSize(9);
    }

    @Test
    void aSingleReadingThatIsTooLowIsNone() {
        assertThat(found(Bin.everyQuarterHour().at(60, 20).at(0, 1).at(61, 20))).isZero();
    }

    @Test
    void twoReadingsThatAreTooLowAreNone() {
        assertThat(found(Bin.everyQuarterHour().at(60, 20).at(0, 2).at(61, 20))).isZero();
    }

    @Test
    void oneOrTwoReadingsThatAreTooHighAreNone() {
        assertThat(found(Bin.everyQuarterHour().at(10, 20).at(95, 1).at(10, 20)))
                .isZero();
        assertThat(found(Bin.everyQuarterHour().at(10, 20).at(95, 2).at(10, 20)))
                .isZero();
    }

    @Test
    void aWrongReadingJustBeforeOrAfterHidesNone() {
        assertThat(found(Bin.everyQuarterHour().at(60, 20).at(95, 1).at(3, 20))).isOne();
        assertThat(found(Bin.everyQuarterHour().at(60, 20).at(5, 1).at(61, 1).at(3, 20)))
                .isOne();
        assertThat(found(Bin.everyQuarterHour().at(60, 20).at(20, 1).at(3, 20))).isOne();
        assertThat(found(Bin.everyQuarterHour().at(60, 20).at(3, 1).at(90, 1).at(3, 20)))
                .isOne();
    }

    @Test
    void wasteThatIsPushedDownIsNone() {
        assertThat(found(Bin.everyQuarterHour().at(80, 20).at(55, 20).at(80, 20)))
                .isZero();
    }

    @Test
    void aDropIsNoneBeforeAnotherReadingConfirmsIt() {
        assertThat(found(Bin.everyQuarterHour().at(80, 20).at(2, 1))).isZero();
        assertThat(found(Bin.everyQuarterHour().at(80, 20).at(2, 2))).isOne();
    }

    @Test
    void aSensorThatSticksInventsNoneAndTheOneThatItHidIsFoundAfterwards() {
        assertThat(found(Bin.everyQuarterHour().from(20, 50, 100).at(50, 50).from(62, 70, 30)))
                .isZero();
        assertThat(found(Bin.everyQuarterHour().from(20, 50, 100).at(50, 50).from(26, 40, 30)))
                .isOne();
    }

    @Test
    void oneInASilenceOfDaysIsFoundThoughTheBinHasBegunToFill() {
        Bin bin = Bin.everyQuarterHour()
                .from(20, 70, 100)
                .silentFor(Duration.ofDays(2))
                .from(35, 45, 20);

        assertThat(Emptyings.in(bin.readings()))
                .singleElement()
                .satisfies(emptying -> assertThat(Duration.between(emptying.after(), emptying.before()))
                        .isGreaterThan(Duration.ofDays(2)));
    }

    @Test
    void aBinThatSpeaksTwiceADayIsUnderstoodToo() {
        Bin bin = new Bin(Duration.ofHours(12));
        for (int round = 0; round < 6; round++) {
            bin.from(2, 72, 7);
        }

        assertThat(Emptyings.in(bin.readings())).hasSize(5);
    }

    @Test
    void aBinThatIsEmptiedWhileNearlyEmptyCannotBeSeen() {
        assertThat(found(Bin.everyQuarterHour().at(12, 20).at(1, 20))).isZero();
    }

    @Test
    void nothingIsFoundInNothing() {
        assertThat(Emptyings.in(List.of())).isEmpty();
        assertThat(found(Bin.everyQuarterHour().at(5, 1))).isZero();
    }

    private static int found(Bin bin) {
        return Emptyings.in(bin.readings()).size();
    }
}
