package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.talpuls.api.parameter.Zone;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource({
        // The clocks were put forward on 29 March at 02:00, which is 01:00 in UTC.
        "P7D, 2026-04-02T06:00:00Z, 2026-03-26T07:00:00Z",
        "P7D, 2026-04-05T00:30:00Z, 2026-03-29T01:30:00Z",
        // They were put back on 25 October; 02:30 came twice, and each is compared with the only one of the week
        // before.
        "P7D, 2026-10-25T00:30:00Z, 2026-10-18T00:30:00Z",
        "P7D, 2026-10-25T01:30:00Z, 2026-10-18T00:30:00Z",
        "P1Y, 2024-02-29T12:00:00Z, 2023-02-28T12:00:00Z",
        "P1M, 2026-03-31T12:00:00Z, 2026-02-28T13:00:00Z"
    })
    void itIsTheSameTimeOnTheClock(String back, Instant time, Instant before) {
        var comparison = new Comparison(Comparison.ofText(back).back(), Zone.BERLIN);

        assertThat(comparison.before(new Span(time, time))).isEqualTo(new Span(before, before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "week", "PT1H", "P0D", "-P7D", "P1M-1D", "P11Y", "P9999D"})
    void whatLiesNotBeforeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.ofText(text));
    }

    @Test
    void weeksMayBeNamedAsSuch() {
        assertThat(Comparison.ofText("P1W")).isEqualTo(Comparison.ofText("P7D"));
    }
}
