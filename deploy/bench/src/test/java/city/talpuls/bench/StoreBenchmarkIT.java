package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs to its end and fills its table; how fast is none of a test's business. */
class StoreBenchmarkIT {

    @Test
    void everyFigureOfTheTableIsMeasured(@TempDir Path folder) throws Exception {
        var extent = new StoreBenchmark.Extent(3, Duration.ofDays(40), Duration.ZERO, 1);
        StoreBenchmark.Result result;
        try (var house = new StoreHouse(folder, StoreHouse.QUIET, null, House.Stay.BRIEF)) {
            result = house.measure(extent, Instant.parse("2026-07-20T10:17:00Z"), System.out);
        }

        assertThat(result.readings()).isEqualTo(3 * 5 * 40 * 96);
        assertThat(result.writerPerSecond()).isPositive();
        assertThat(result.barePerSecond()).isPositive();
        assertThat(result.answers())
                .hasSize(8)
                .allSatisfy(answer -> assertThat(answer.rows()).isPositive());
        assertThat(StoreBenchmark.table(result)).doesNotContain("NaN");
    }
}
