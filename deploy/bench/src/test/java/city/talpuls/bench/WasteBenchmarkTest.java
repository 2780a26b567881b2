package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./talpuls bench waste}. */
class WasteBenchmarkTest {

    @Test
    void emptyingsAreFoundAndForecastsBeatTheStraightLine() {
        var extent = new WasteBenchmark.Extent(7, 12, 8, 2, Instant.parse("2026-09-07T00:00:00Z"));

        WasteBenchmark.Outcome outcome = new WasteBenchmark(extent).run();

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.emptyings().found()).isGreaterThan(150);
        assertThat(outcome.trials()).hasSizeGreaterThan(80);
        assertThat(outcome.coverage()).isBetween(0.68, 0.92);
        assertThat(outcome.meanAbsolute()).isLessThan(0.7 * outcome.lineMeanAbsolute());
        assertThat(WasteBenchmark.table(outcome)).contains("| straight line |");
    }
}
