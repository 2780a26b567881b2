package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs to its end and fills its tables; how fast is none of a test's business. */
class ApiBenchmarkIT {

    @Test
    void everyFigureOfTheTablesIsMeasured(@TempDir Path folder) throws Exception {
        var extent = new ApiBenchmark.Extent(
                10, 3, Duration.ofDays(40), Duration.ofSeconds(1), 1, 8, 50, Duration.ofSeconds(2));
        ApiBenchmark.Result result;
        try (var house = new StoreHouse(folder, House.PARTS, null, House.Stay.BRIEF)) {
            result = house.ask(extent, System.out, InstantSource.system());
        }

        assertThat(result.readings()).isEqualTo(3 * 5 * 40 * 96);
        assertThat(result.answers())
                .hasSize(8)
                .allSatisfy(answer -> assertThat(answer.rows()).isPositive());
        assertThat(result.exports())
                .allSatisfy(export -> assertThat(export.rows())
                        .isEqualTo(result.copies().getFirst().rows())
                        .isPositive());
        assertThat(result.crowd().delays()).hasSize(Crowd.Question.values().length);
        assertThat(ApiBenchmark.table(result)).doesNotContain("NaN", "Infinity");
    }
}
