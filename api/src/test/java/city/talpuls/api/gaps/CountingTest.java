package city.talpuls.api.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                      | 1 | ''",
                "1 2 3                  | 3 | ''",
                "1 2 5 6                | 4 | 2..5",
                "1 4 2 3                | 4 | ''",
                "1 5 3                  | 3 | 3..5 1..3",
                "1 2 2 3                | 3 | ''",
                "1 2 7 8 1 2            | 6 | 2..7",
                "5000 5001 0 1 3        | 5 | 1..3",
                "5000 3000 3002         | 3 | 3000..3002",
                "65534 65535 0 1        | 4 | ''",
                "65534 2 3              | 3 | 65534..2",
                "1 100000               | 2 | ''",
            })
    void whatIsMissingIsFound(String counters, long received, String gaps) {
        var counting = new Counting();
        int second = 0;
        for (String counter : counters.trim().split(" ", -1)) {
            counting.add(new Frame(NOON.plusSeconds(second++), "s", Long.parseLong(counter)));
        }

        assertThat(counting.received()).isEqualTo(received);
        assertThat(counting.gaps().stream()
                        .map(gap -> gap.after() + ".." + gap.before())
                        .toList())
                .containsExactlyInAnyOrder(gaps.isEmpty() ? new String[0] : gaps.split(" ", -1));
    }

    @Test
    void aNewSessionCountsForItself() {
        var counting = new Counting();
        counting.add(new Frame(NOON, "a", 100));
        counting.add(new Frame(NOON.plusSeconds(1), "b", 0));
        counting.add(new Frame(NOON.plusSeconds(2), "b", 2));

        assertThat(counting.gaps()).containsExactly(new Gap("b", 0, 2, 1, NOON.plusSeconds(1), NOON.plusSeconds(2)));
    }

    /** Property: of a device that counts on, exactly what was dropped is missing, in whatever order a little late. */
    @Test
    void whateverIsDroppedIsMissing() {
        for (long seed = 0; seed < 500; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            long first = 20 + random.nextLong(60_000);
            var arrived = new ArrayList<Long>();
            var dropped = new TreeSet<Long>();
            for (long counter = first; counter < first + 300; counter++) {
                boolean isEdge = counter == first || counter == first + 299;
                if (!isEdge && random.nextInt(5) == 0) {
                    dropped.add(counter);
                } else {
                    arrived.add(counter);
                }
            }
            for (int i = 1; i + 2 < arrived.size(); i++) {
                if (random.nextInt(10) == 0) {
                    arrived.add(i + 1, arrived.remove(i));
                }
            }
            var counting = new Counting();
            for (int i = 0; i < arrived.size(); i++) {
                counting.add(new Frame(NOON.plusSeconds(i), "s", arrived.get(i) % 65_536));
            }

            List<Gap> gaps = counting.gaps();
            assertThat(gaps.stream().mapToLong(Gap::missing).sum())
                    .as("seed %d", seed)
                    .isEqualTo(dropped.size());
            assertThat(counting.received()).isEqualTo(arrived.size());
        }
    }
}
