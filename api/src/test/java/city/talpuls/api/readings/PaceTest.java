package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.model.measurement.Summary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void isTheShareOfTheExpectedReadingsThatCame() {
        assertThat(new Pace(TEN_MINUTES, ONE).completeness(hour(3, 0))).isEqualTo(0.5);
    }

    @Test
    void aDoubtfulReadingCameToo() {
        assertThat(new Pace(TEN_MINUTES, ONE).completeness(hour(3, 3))).isEqualTo(1);
        assertThat(new Pace(TEN_MINUTES, ONE).completeness(hour(0, 3))).isEqualTo(0.5);
    }

    @Test
    void moreThanAllIsAll() {
        assertThat(new Pace(TEN_MINUTES, ONE).completeness(hour(60, 0))).isEqualTo(1);
    }

    @Test
    void ofAnHourAtWorkOnlyWhatIsOverCounts() {
        assertThat(new Pace(TEN_MINUTES, NOON.plus(Duration.ofMinutes(40))).completeness(hour(3, 0)))
                .isEqualTo(0.75, within(1e-12));
    }

    @Test
    void ofAnHourToComeNothingIsExpected() {
        assertThat(new Pace(TEN_MINUTES, NOON).completeness(hour(1, 0))).isNull();
    }

    @Test
    void withoutAnIntervalNothingIsExpected() {
        assertThat(new Pace(null, ONE).completeness(hour(3, 0))).isNull();
    }

    private static Bucket hour(int good, int flagged) {
        @Nullable Summary summary = null;
        for (int i = 0; i < good; i++) {
            Summary one = Summary.of(NOON.plusSeconds(i), i);
            summary = summary == null ? one : summary.merge(one);
        }
        return new Bucket(NOON, ONE, flagged, summary);
    }
}
