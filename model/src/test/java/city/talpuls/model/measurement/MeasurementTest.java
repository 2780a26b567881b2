package city.talpuls.model.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a#", "a\u0000", "a\n"})
    void whatCannotNameADeviceIsNoDeviceId(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceId(text))
                .withMessageContaining("device id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a,b", "a\u0000b", "\ud800"})
    void whatCannotNameAPropertyIsNoProperty(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Property(text))
                .withMessageContaining("property");
    }

    @Test
    void anUnknownPropertyIsAPropertyWithoutAUnit() {
        var properties = Properties.shipped();

        assertThat(properties.unitOf(new Property("pm2_5"))).contains("ug/m3");
        assertThat(properties.unitOf(new Property("happiness"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e308})
    void aNumberThatCannotBeSummedIsNoReading(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(new Property("pm10"), Instant.EPOCH, value, Quality.GOOD));
    }

    @Test
    void negativeZeroIsZeroAndTimesAreKeptToTheMicrosecond() {
        var reading =
                new Reading(new Property("pm10"), Instant.parse("2026-11-23T12:00:00.123456789Z"), -0.0, Quality.GOOD);

        assertThat(reading.value()).isEqualTo(0.0);
        assertThat(reading.time()).isEqualTo("2026-11-23T12:00:00.123456Z");
    }

    @Test
    void qualityIsGoodOrNamesItsFlags() {
        assertThat(Quality.GOOD.label()).isEqualTo("good");
        assertThat(Quality.ofLabel("future")).isEqualTo(Quality.GOOD.with(Flag.FUTURE));
        assertThatIllegalArgumentException().isThrownBy(() -> Quality.ofLabel("nice"));
    }

    @ParameterizedTest
    @CsvSource({
        "QUARTER_HOUR, 2026-11-23T12:29:59.999Z, 2026-11-23T12:15:00Z",
        "QUARTER_HOUR, 2026-11-23T12:30:00Z, 2026-11-23T12:30:00Z",
        "HOUR, 2026-11-23T12:59:59Z, 2026-11-23T12:00:00Z",
        "HOUR, 1969-12-31T23:59:59Z, 1969-12-31T23:00:00Z"
    })
    void aTimeFallsIntoTheWindowThatStartsAtOrBeforeIt(Interval interval, Instant time, Instant start) {
        assertThat(interval.windowOf(time)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"91, 7", "51, 181", "NaN, 7"})
    void aPlaceThatIsNotOnEarthIsNoPosition(double latitude, double longitude) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(latitude, longitude));
    }
}
