package city.talpuls.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class InkPropertyTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(seed = "17", tries = 20_000)
    void aNumberIsWrittenAsJavaDoes(@ForAll double number) {
        assertThat(written(number)).isEqualTo(Double.toString(number));
    }

    @Property(seed = "18", tries = 20_000)
    void soIsOneWithAsManyDigitsAsSensorsGive(
            @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long digits,
            @ForAll @IntRange(min = 0, max = 9) int places) {
        double number = (double) digits / Math.pow(10, (double) places);

        assertThat(written(number)).isEqualTo(Double.toString(number));
    }

    @Example
    void soAreThoseAtTheBorders() {
        for (double number : new double[] {
            0,
            -0.0,
            1e-3,
            9.99e-4,
            0.1,
            0.3,
            1e7,
            9_999_999,
            9_999_999.999999,
            1 / 3.0,
            2e-323,
            1e100,
            0.001001,
            100,
            -1.5
        }) {
            assertThat(written(number)).isEqualTo(Double.toString(number));
        }
    }

    @Property(seed = "19", tries = 5_000)
    void aTimeIsWrittenAsJavaDoes(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_214_400_000_000L) long micros) {
        var ink = new Ink('.');
        var times = new Times(ink, BERLIN);
        times.utc(micros);
        times.utc(micros + 1_000);
        times.utc(micros - micros % 1_000_000);

        assertThat(text(ink))
                .isEqualTo(instant(micros) + "" + instant(micros + 1_000) + instant(micros - micros % 1_000_000));
    }

    @Property(seed = "20", tries = 5_000)
    void aLocalTimeIsWhatTheClocksShow(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @LongRange(min = 0, max = 9_000_000) long step) {
        var ink = new Ink(',');
        var times = new Times(ink, BERLIN);
        times.local(second * 1_000_000);
        times.local((second + step) * 1_000_000 + 42_000);

        assertThat(text(ink)).isEqualTo(shown(second) + shown(second + step) + ",042");
    }

    @Example
    void aTimeIsTheSameAgainAndAfterALocalOne() {
        var ink = new Ink('.');
        var times = new Times(ink, BERLIN);
        times.utc(1_000_000);
        times.utc(1_000_000);
        times.local(1_000_000);
        times.utc(1_000_000);

        assertThat(text(ink))
                .isEqualTo("1970-01-01T00:00:01Z1970-01-01T00:00:01Z1970-01-01 01:00:011970-01-01T00:00:01Z");
    }

    @Property(seed = "23", tries = 5_000)
    void aWholeNumberIsWrittenAsJavaDoes(@ForAll long number) {
        assertThat(written(number)).isEqualTo(Long.toString(number));
    }

    @Example
    void soIsOneBesideAPowerOfTenOrOfTwo() {
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            for (long number : new long[] {power - 1, power, power + 1, 10 * power - 1, 10 * power}) {
                assertThat(written(number)).isEqualTo(Long.toString(number));
            }
        }
        for (int bits = 0; bits < Long.SIZE; bits++) {
            assertThat(written(1L << bits)).isEqualTo(Long.toString(1L << bits));
            assertThat(written((1L << bits) - 1)).isEqualTo(Long.toString((1L << bits) - 1));
        }
    }

    private static String shown(long second) {
        return ZonedDateTime.ofInstant(Instant.ofEpochSecond(second), BERLIN)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String written(double number) {
        var ink = new Ink('.');
        ink.number(number);
        return text(ink);
    }

    private static String written(long number) {
        var ink = new Ink('.');
        ink.number(number);
        return text(ink);
    }

    private static String text(Ink ink) {
        return new String(ink.take(), StandardCharsets.UTF_8);
    }
}
