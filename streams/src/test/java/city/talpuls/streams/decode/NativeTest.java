package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.NATIVE;
import static city.talpuls.streams.decode.Uplinks.NOON;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
