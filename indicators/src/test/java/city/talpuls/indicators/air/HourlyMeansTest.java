package city.talpuls.indicators.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HourlyMeansTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3600);
    private static final Instant TWO = ONE.plusSeconds(3600);

    @Test
    void onlyTheHoursOfTheSpanAreThere() {
        HourlyMeans means = HourlyMeans.of(NOON, ONE, Map.of(NOON, 1.0, ONE, 2.0));

        assertThat(means.at(NOON)).hasValue(1);
        assertThat(means.at(ONE)).isEmpty();
        assertThat(means.at(NOON.minusSeconds(3600))).isEmpty();
        assertThat(means.mean(TWO, 3, 1)).hasValue(1);
    }

    @Test
    void aTimeBetweenTheHoursIsAMistake() {
        assertThatThrownBy(() -> HourlyMeans.of(NOON, TWO, Map.of(NOON.plusSeconds(1), 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12:00:01");
        assertThatThrownBy(() -> HourlyMeans.of(TWO, NOON, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
