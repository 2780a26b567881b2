package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.streams.store.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final BackOff USUAL = new BackOff(12, Duration.ofHours(24));

    @Test
    void pausesDoubleUpToAQuarterOfAnHour() {
        assertThat(IntStream.rangeClosed(1, 13)
                        .mapToObj(attempt -> BackOff.pause(attempt, 1).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
        assertThat(BackOff.pause(1_000, 1)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void chanceShortensAPauseToAsMuchAsItsHalf() {
        assertThat(BackOff.pause(4, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(BackOff.pause(4, 0.5)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertThat(USUAL.next(attempt(11), NOON, 1)).contains(NOON.plus(Duration.ofMinutes(15)));
        assertThat(USUAL.next(attempt(12), NOON, 1)).isEmpty();
    }

    @Test
    void afterADayNothingIsTriedAgain() {
        var almost = NOON.plus(Duration.ofHours(24)).minusSeconds(1);

        assertThat(USUAL.next(attempt(1), almost, 1)).contains(almost.plusSeconds(1));
        assertThat(USUAL.next(attempt(2), almost, 1)).isEmpty();
    }

    private static Delivery attempt(int number) {
        return new Delivery(1, number, NOON, "desk", Optional.empty(), new Delivery.Trial());
    }
}
