package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./talpuls bench chaos}. */
class ChaosDrillIT {

    @Test
    void whateverIsKilledEveryMessageIsThereOnceAndEveryAggregateIsThatOfItsReadings(@TempDir Path folder)
            throws Exception {
        ChaosDrill.Outcome outcome;
        PrintStream out = System.out;
        try (var drill =
                new ChaosDrill(folder, ChaosDrill.Extent.SHORT, House.Stay.BRIEF, out, InstantSource.system())) {
            outcome = drill.run();
        }

        assertThat(outcome.faults()).as("%s%n%s", outcome.faults(), outcome).isEmpty();
        assertThat(outcome.published()).isGreaterThan(1_000);
    }
}
