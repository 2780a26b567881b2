package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.parameter.Limit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AutoIntervalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AutoInterval auto = AutoInterval.within(new Limit(10_000));

    @Test
    void fewReadingsAreShownAsTheyAre() {
        assertThat(auto.choose(lasting(Duration.ofDays(365)), 1000).label()).isEqualTo("raw");
    }

    @Test
    void manyAreShownInTheFinestWindowsThatFitAChart() {
        assertThat(auto.choose(lasting(Duration.ofDays(10)), 1001).label()).isEqualTo("15m");
        assertThat(auto.choose(lasting(Duration.ofDays(11)), 1001).label()).isEqualTo("1h");
    }

    @Test
    void theCoarsestWindowsAreShownWhenNoneFit() {
        assertThat(auto.choose(lasting(Duration.ofDays(365)), 1001).label()).isEqualTo("1h");
    }

    @Test
    void aSmallLimitMakesCoarserWindows() {
        assertThat(AutoInterval.within(new Limit(24))
                        .choose(lasting(Duration.ofDays(1)), 25)
                        .label())
                .isEqualTo("1h");
    }

    private static Span lasting(Duration length) {
        return new Span(NOON, NOON.plus(length));
    }
}
