package city.talpuls.api.verification;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Around a mean far from 0, where squares of distances lose most, and around 0, where sums do. */
    @ParameterizedTest
    @CsvSource({"1013.25, 0.01", "0, 1000", "-1e6, 1e-3", "1e100, 1e90", "20, 0"})
    void theOrderOfAdditionMakesNoDifference(double mean, double spread) {
        var random = new Random(2026);
        var values = new ArrayList<Double>();
        for (int i = 0; i < 20_000; i++) {
            values.add(mean + spread * random.nextGaussian());
        }
        Summary inOrder = summary(values);
        Collections.shuffle(values, random);
        Summary shuffled = summary(values);
        var rounding = new Rounding(inOrder.count(), Math.max(Math.abs(inOrder.min()), Math.abs(inOrder.max())));

        assertThat(rounding.sameSum(inOrder.sum(), shuffled.sum())).isTrue();
        assertThat(rounding.sameSquares(inOrder.m2(), shuffled.m2())).isTrue();
    }

    @Test
    void aReadingMoreOrLessDoes() {
        var rounding = new Rounding(60, 1013.5);

        assertThat(rounding.sameSum(60_795.0, 60_795.001)).isFalse();
        assertThat(rounding.sameSquares(15.0, 15.001)).isFalse();
        assertThat(rounding.sameSquares(0, 1e-9)).isFalse();
    }

    private static Summary summary(List<Double> values) {
        Summary summary = Summary.of(NOON, values.getFirst());
        for (int i = 1; i < values.size(); i++) {
            summary = summary.merge(Summary.of(NOON.plusSeconds(i), values.get(i)));
        }
        return summary;
    }
}
