package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs to its end and every file is whole; how fast is none of a test's business. */
class ExportBenchmarkIT {

    @Test
    void everyFileHasEveryRow(@TempDir Path folder) throws Exception {
        ExportBenchmark.Result result;
        try (var house = new StoreHouse(folder, StoreHouse.QUIET, null, House.Stay.BRIEF)) {
            result = house.export(123_456, System.out);
        }

        assertThat(result.faults()).isEmpty();
        assertThat(result.exports())
                .hasSize(4)
                .allSatisfy(export -> assertThat(export.rows()).isEqualTo(123_456));
        assertThat(result.copies()).allSatisfy(copy -> assertThat(copy.rows()).isEqualTo(123_456));
        assertThat(ExportBenchmark.table(result)).doesNotContain("NaN", "Infinity");
    }

    @Test
    void aFileThatLacksARowIsAFault() {
        var copy = new Exports.Export("COPY", 10, 100, 1, 1, 0);
        var result = new ExportBenchmark.Result(10, List.of(copy), List.of(new Exports.Export("csv", 9, 90, 1, 1, 0)));

        assertThat(result.faults()).containsExactly("csv has 9 rows of 10");
    }
}
