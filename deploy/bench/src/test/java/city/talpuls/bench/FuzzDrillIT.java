package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./talpuls bench fuzz}. */
class FuzzDrillIT {

    @Test
    void whateverIsSentEndsInOnePlaceAndBreaksNothing(@TempDir Path folder) throws Exception {
        FuzzDrill.Outcome outcome;
        try (var house = new House(folder, null, House.Stay.BRIEF)) {
            outcome = new FuzzDrill(house, FuzzDrill.Extent.SHORT, System.out, InstantSource.system()).run();
        }

        assertThat(outcome.faults())
                .as("%s%n%s", outcome.faults(), outcome.table())
                .isEmpty();
        assertThat(outcome.account().stored()).isGreaterThan(1_000);
        assertThat(outcome.reasons())
                .containsKeys("codec-failed", "codec-stopped", "not-json", "wrong-form", "too-large");
    }
}
