package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./talpuls bench chaos}. */
class ChaosDrillIT {

    @Test
    void whateverIsKilledNothingAcknowledgedIsLostOrStoredTwice(@TempDir Path folder) throws Exception {
        ChaosDrill.Outcome outcome;
        try (var house = new House(folder, null, House.Stay.BRIEF)) {
            outcome = new ChaosDrill(house, ChaosDrill.Extent.SHORT, System.out, InstantSource.system()).run();
        }

        assertThat(outcome.faults()).as(outcome.toString()).isEmpty();
        assertThat(outcome.published()).isGreaterThan(1_000);
    }
}
