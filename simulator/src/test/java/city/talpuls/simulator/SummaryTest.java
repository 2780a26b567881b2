package city.talpuls.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void theTableHasALinePerFormatAndTheirSum() {
        var summary = new Summary(
                List.of(
                        new Summary.Line("chirpstack", 100, 100, 250, 1, 2),
                        new Summary.Line("ttn", 50, 49, 200, 0, 1)),
                0,
                3,
                Duration.ofSeconds(10));

        assertThat(summary.asTable()).isEqualToNormalizingNewlines("""
                format           messages   acknowledged     readings   duplicates       late
                chirpstack            100            100          250            1          2
                ttn                    50             49          200            0          1
                total                 150            149          450            1          3
                10.0 s, 15.0 messages/s
                3 published again after a lost connection: the broker may have some twice
                1 without acknowledgement
                """);
    }
}
