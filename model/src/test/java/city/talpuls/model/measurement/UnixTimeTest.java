package city.talpuls.model.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnixTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1700000000,       2023-11-14T22:13:20Z",
        "1700000000000,    2023-11-14T22:13:20Z",
        "1700000000.25,    2023-11-14T22:13:20.250Z",
        "1700000000123,    2023-11-14T22:13:20.123Z",
        "0,                1970-01-01T00:00:00Z",
        "-1.5,             1969-12-31T23:59:58.500Z",
        "99999999999,      5138-11-16T09:46:39Z",
        "100000000000,     1973-03-03T09:46:40Z",
    })
    void theSizeOfANumberTellsSecondsFromMilliseconds(double number, String time) {
        assertThat(UnixTime.read(number)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e14, -1e14, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void whatNoYearHasIsRefused(double number) {
        assertThatThrownBy(() -> UnixTime.read(number)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void secondsStaySecondsWhereTheFormSaysSo() {
        assertThatThrownBy(() -> UnixTime.ofSeconds(1_700_000_000_000.0)).isInstanceOf(DateTimeException.class);
    }
}
