package city.talpuls.model.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Rfc3339Test {

    @Test
    void everyTimeIsWrittenAsJavaDoesAndReadAgain() {
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            var exact = Instant.ofEpochSecond(
                    random.nextLong(-90_000_000_000L, 260_000_000_000L), random.nextInt(1_000_000_000));
            for (var unit :
                    new ChronoUnit[] {ChronoUnit.NANOS, ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS}) {
                Instant time = exact.truncatedTo(unit);
                assertThat(Rfc3339.write(time)).isEqualTo(time.toString());
                assertThat(Rfc3339.read(time.toString())).isEqualTo(time);
            }
        }
        assertThat(Rfc3339.write(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        assertThat(Rfc3339.write(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    }

    @Test
    void anyOffsetAndAnyNumberOfDigitsIsRead() {
        assertThat(Rfc3339.read("2026-11-23T12:00:00+00:00")).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(Rfc3339.read("2026-11-23T13:00:00.5+01:00")).isEqualTo("2026-11-23T12:00:00.5Z");
        assertThat(Rfc3339.read("2026-11-23T12:00:00.1234567Z")).isEqualTo("2026-11-23T12:00:00.123456700Z");
        assertThat(Rfc3339.read("2026-11-23T12:00Z")).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (String text : new String[] {
            "",
            "2026-11-23",
            "2026-11-23T12:00:00",
            "2026-02-30T12:00:00Z",
            "2026-11-23T25:00:00Z",
            "2026-11-23T12:60:00Z",
            "2026-11-23T12:00:00.1234567890Z",
            "2026-11-23T12:00:00.5",
            "2026-11-23T12:00:00Z ",
            "2026-11-23T12:00:00+00:00x",
            "2026-13-23T12:00:00Z",
            "2026-11-23 12:00:00Z"
        }) {
            assertThatThrownBy(() -> Rfc3339.read(text)).as(text).isInstanceOf(DateTimeException.class);
        }
    }
}
