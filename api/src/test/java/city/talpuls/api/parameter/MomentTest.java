package city.talpuls.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
        "2026-11-23t10:00:00z, 2026-11-23T10:00:00Z",
        "2026-11-23T11:00:00+01:00, 2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.123456789Z, 2026-11-23T10:00:00.123456Z"
    })
    void isAnyTimeOfRfc3339(String text, Instant instant) {
        assertThat(Moment.ofText(text).instant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-23",
                "2026-11-23T10:00:00",
                "2026-11-23T25:00:00Z",
                "2026-02-29T10:00:00Z",
                "2026-11-23T10:00:00+99:00",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:00:00-10:00",
                "２０２６-11-23T10:00:00Z"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Moment.ofText(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatBecameOfAPlusInAnAddress() {
        assertThatThrownBy(() -> Moment.ofText("2026-11-23T11:00:00 01:00")).hasMessageContaining("%2B");
    }
}
