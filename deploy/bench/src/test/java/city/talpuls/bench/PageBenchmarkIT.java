package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs to its end and fills its table; how fast is none of a test's business. */
class PageBenchmarkIT {

    @Test
    void everyFigureOfTheTableIsMeasured(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(PageBenchmark.CHROMIUM), "the page is measured in Chromium, which is not there");
        var extent =
                new PageBenchmark.Extent(50, Duration.ofDays(40), 1, 20, Duration.ofSeconds(1), Duration.ofSeconds(2));
        PageBenchmark.Result result;
        try (var house = new StoreHouse(folder, House.PARTS, null, House.Stay.BRIEF)) {
            result = house.look(extent, System.out, InstantSource.system());
        }

        assertThat(result.points()).isEqualTo(40 * 24);
        assertThat(result.bytes()).as("what the page weighs").isBetween(50_000L, 1_200_000L);
        assertThat(result.requests()).isPositive();
        assertThat(result.heapsMiB()).hasSize(7);
        assertThat(PageBenchmark.table(result)).doesNotContain("NaN", "Infinity");
    }
}
