package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Zone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AutoIntervalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AutoInterval auto = AutoInterval.within(new Limit(10_000));

    @Test
    void fewReadingsAreShownAsTheyAre() {
        assertThat(auto.choose(lasting(Duration.ofDays(365)), 1000, Zone.UTC).label())
                .isEqualTo("raw");
    }

    @Test
    void manyAreShownInTheFinestWindowsThatFitAChart() {
        assertThat(auto.choose(lasting(Duration.ofDays(10)), 1001, Zone.UTC).label())
                .isEqualTo("15m");
        assertThat(auto.choose(lasting(Duration.ofDays(11)), 1001, Zone.UTC).label())
                .isEqualTo("1h");
    }

    @Test
    void daysAreShownWhenNoneFit() {
        Zone berlin = Zone.ofText("Europe/Berlin");

        assertThat(auto.choose(lasting(Duration.ofDays(42)), 1001, berlin))
                .isEqualTo(new Resolution.Calendar(new LocalPeriods(Period.DAY, berlin)));
        assertThat(auto.choose(lasting(Duration.ofDays(3650)), 1001, berlin).label())
                .isEqualTo("1d");
    }

    @Test
    void aSmallLimitMakesCoarserWindows() {
        assertThat(AutoInterval.within(new Limit(24))
                        .choose(lasting(Duration.ofDays(1)), 25, Zone.UTC)
                        .label())
                .isEqualTo("1h");
    }

    private static Span lasting(Duration length) {
        return new Span(NOON, NOON.plus(length));
    }
}
