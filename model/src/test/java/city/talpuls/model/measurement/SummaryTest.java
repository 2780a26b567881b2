package city.talpuls.model.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aSingleValueIsItsOwnMeanMinimumAndMaximum() {
        var summary = Summary.of(NOON, 21.5);

        assertThat(summary.mean()).isEqualTo(21.5);
        assertThat(summary.min()).isEqualTo(21.5);
        assertThat(summary.max()).isEqualTo(21.5);
        assertThat(summary.m2()).isZero();
    }

    @Test
    void levelsAreAveragedByTheirEnergy() {
        var summary = Summary.ofLevel(NOON, 50).merge(Summary.ofLevel(NOON.plusSeconds(1), 70));

        assertThat(summary.mean()).isCloseTo(67.0329, within(1e-4));
        assertThat(summary.sum()).isEqualTo(120);
        assertThat(summary.m2()).isEqualTo(200);
        assertThat(Summary.ofLevel(NOON, 0).mean()).isZero();
        assertThat(Summary.ofLevel(NOON, -12.5).mean()).isCloseTo(-12.5, within(1e-9));
    }

    @Test
    void whatNoSoundCanBeIsAveragedAsANumber() {
        var summary = Summary.ofLevel(NOON, 50).merge(Summary.ofLevel(NOON.plusSeconds(1), 1e4));

        assertThat(summary.energy()).isNull();
        assertThat(summary.mean()).isEqualTo(5025);
    }

    @Test
    void theOrderInWhichValuesComeMakesNoDifference() {
        var random = new Random(7);
        double[] values =
                random.doubles(500, -20, 40).map(v -> Math.round(v * 10) / 10.0).toArray();
        double mean =
                IntStream.range(0, 500).mapToDouble(i -> values[i]).average().orElseThrow();
        double m2 = IntStream.range(0, 500)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
        List<Integer> order = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        Collections.shuffle(order, random);

        var summary = order.stream()
                .map(i -> Summary.of(NOON.plusSeconds(i), values[i]))
                .reduce(Summary::merge)
                .orElseThrow();

        assertThat(summary.count()).isEqualTo(500);
        assertThat(summary.mean()).isCloseTo(mean, within(1e-9));
        assertThat(summary.m2()).isCloseTo(m2, within(1e-6));
        assertThat(summary.firstTime()).isEqualTo(NOON);
        assertThat(summary.first()).isEqualTo(values[0]);
        assertThat(summary.lastTime()).isEqualTo(NOON.plusSeconds(499));
        assertThat(summary.last()).isEqualTo(values[499]);
    }
}
