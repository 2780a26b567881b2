package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs to its end and fills its table; how fast is none of a test's business. */
class IngestBenchmarkIT {

    @Test
    void everyFigureOfTheTableIsMeasured(@TempDir Path folder) throws Exception {
        var extent = new IngestBenchmark.Extent(Duration.ofSeconds(4), Duration.ofSeconds(4), 2_000, 1, null);
        IngestBenchmark.Result result;
        try (var house = new House(folder, null, House.Stay.BRIEF)) {
            result = new IngestBenchmark(house, extent, System.out, InstantSource.system()).run();
        }

        assertThat(result.messagesPerSecond()).isPositive();
        assertThat(result.bareReadingsPerSecond()).isPositive();
        assertThat(result.delays().milliseconds(0.99))
                .isGreaterThanOrEqualTo(result.delays().milliseconds(0.5))
                .isPositive();
        assertThat(result.cpuSeconds())
                .containsOnlyKeys("postgres", "kafka", "mqtt", "streams", "ingest", "api", "the load");
        assertThat(IngestBenchmark.table(result)).doesNotContain("NaN");
    }
}
