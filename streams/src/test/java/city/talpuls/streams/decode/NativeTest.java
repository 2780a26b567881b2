package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.NATIVE;
import static city.talpuls.streams.decode.Uplinks.NOON;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeTest {

    @Test
    void aFlatObjectHoldsAValuePerProperty() {
        var message = accepted(uplink(
                NATIVE,
                "{\"time\":\"2026-11-23T11:00:00+01:00\",\"name\":\"Kluse\",\"temperature\":21.5,\"fill_level\":0,"
                        + "\"latitude\":51.25,\"longitude\":7.15,\"lid\":\"open\",\"co2\":null}"));

        assertThat(valuesOf(message)).isEqualTo(Map.of("temperature", 21.5, "fill_level", 0.0));
        assertThat(message.report().readings().getFirst().time()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(message.report().name()).isEqualTo("Kluse");
        assertThat(message.report().position()).isEqualTo(new Position(51.25, 7.15));
        assertThat(message.report().texts()).containsExactly(entry("lid", "open"));
    }

    @ParameterizedTest
    @CsvSource({"1763895600, 2025-11-23T11:00:00Z", "1763895600500, 2025-11-23T11:00:00.500Z"})
    void aTimeMayBeANumberOfSecondsOrMilliseconds(String number, String time) {
        assertThat(accepted(uplink(NATIVE, "{\"time\":" + number + ",\"no2\":1}"))
                        .report()
                        .readings()
                        .getFirst()
                        .time())
                .isEqualTo(time);
    }

    @Test
    void withATimeEqualContentIsTheSameMessage() {
        var message = "{\"time\":\"2026-11-23T11:00:00Z\",\"no2\":1}";

        assertThat(accepted(uplink(NATIVE, message)).identity())
                .isEqualTo(accepted(uplink(NATIVE, message)).identity());
        assertThat(accepted(uplink(NATIVE, message)).identity().isDuplicateWhenKnown())
                .isTrue();
    }

    @Test
    void withoutATimeASensorMaySayTheSameTwiceUnlessTheBrokerDeliversAgain() {
        var payload = Payload.of("{\"no2\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(accepted(new Uplink(NATIVE, NOON, false, payload)).identity().isDuplicateWhenKnown())
                .isFalse();
        assertThat(accepted(new Uplink(NATIVE, NOON, true, payload)).identity().isDuplicateWhenKnown())
                .isTrue();
    }

    @Test
    void aSenMlPackResolvesItsBaseFields() {
        var message = accepted(uplink(
                NATIVE,
                "[{\"bn\":\"urn:dev:mac:0024befffe804ff1:\",\"bt\":1.763895600e9,\"bu\":\"Cel\",\"n\":\"temperature\",\"v\":21.5},"
                        + "{\"n\":\"pm2_5\",\"u\":\"ug/m3\",\"v\":8.1,\"t\":-60},"
                        + "{\"n\":\"relative_humidity\",\"u\":\"%RH\",\"v\":63},{\"n\":\"mode\",\"vs\":\"eco\"},"
                        + "{\"u\":\"lat\",\"n\":\"p\",\"v\":51.25},{\"u\":\"lon\",\"n\":\"p\",\"v\":7.15}]"));

        assertThat(valuesOf(message)).isEqualTo(Map.of("temperature", 21.5, "pm2_5", 8.1, "relative_humidity", 63.0));
        assertThat(message.report().readings().get(1).time()).isEqualTo("2025-11-23T10:59:00Z");
        assertThat(message.report().position()).isEqualTo(new Position(51.25, 7.15));
        assertThat(message.identity().repeatable()).isFalse();
    }

    @Test
    void aSmallSenMlTimeIsRelativeToReceipt() {
        var message = accepted(uplink(NATIVE, "[{\"n\":\"no2\",\"v\":1,\"t\":-90}]"));

        assertThat(message.report().readings().getFirst().time()).isEqualTo(NOON.minusSeconds(90));
        assertThat(message.identity().repeatable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, K, 294.65, 21.5",
        "pressure, Pa, 101325, 1013.25",
        "water_level, m, 1.26, 126",
        "fill_level, /, 0.73, 73",
        "happiness, lx, 7, 7"
    })
    void senMlUnitsBecomeThoseOfTheProperty(String property, String unit, double value, double kept) {
        var message = accepted(uplink(
                NATIVE, "[{\"n\":\"" + property + "\",\"u\":\"" + unit + "\",\"v\":" + value + ",\"t\":1.7e9}]"));

        assertThat(valuesOf(message).get(property)).isCloseTo(kept, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"n\":\"no2\",\"v\":1,\"must_\":true}]",
                "[{\"n\":\"no2\",\"v\":\"1\"}]",
                "[{\"n\":\"-no2\",\"v\":1}]",
                "[{\"v\":1}]",
                "[{\"n\":\"temperature\",\"u\":\"lx\",\"v\":1}]",
                "[{\"bver\":11,\"n\":\"no2\",\"v\":1}]",
                "[1]",
                "[[]]"
            })
    void aPackThatIsNotSenMlIsRejectedWithThePlace(String pack) {
        var rejected = rejected(uplink(NATIVE, pack));

        assertThat(rejected.reason()).isEqualTo(Reason.WRONG_FORM);
        assertThat(rejected.detail()).contains("[0]");
    }
}
