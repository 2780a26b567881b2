package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Uplinks.CHIRPSTACK;
import static city.talpuls.streams.decode.Uplinks.NATIVE;
import static city.talpuls.streams.decode.Uplinks.NOON;
import static city.talpuls.streams.decode.Uplinks.STATION;
import static city.talpuls.streams.decode.Uplinks.TTN;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(NATIVE, "", Reason.EMPTY),
                Arguments.of(NATIVE, "  ", Reason.NOT_JSON),
                Arguments.of(NATIVE, "hello", Reason.NOT_JSON),
                Arguments.of(NATIVE, "{\"no2\":1", Reason.NOT_JSON),
                Arguments.of(NATIVE, "{\"no2\":1}{}", Reason.NOT_JSON),
                Arguments.of(NATIVE, "{\"no2\":1,\"no2\":2}", Reason.NOT_JSON),
                Arguments.of(NATIVE, "{\"no2\":NaN}", Reason.NOT_JSON),
                Arguments.of(NATIVE, "[".repeat(5000), Reason.NOT_JSON),
                Arguments.of(NATIVE, "x".repeat(1_000_000), Reason.TOO_LARGE),
                Arguments.of(NATIVE, "17", Reason.WRONG_FORM),
                Arguments.of(NATIVE, "null", Reason.WRONG_FORM),
                Arguments.of(NATIVE, "{\"no2\":1e999}", Reason.IMPLAUSIBLE_VALUE),
                Arguments.of(NATIVE, "{\"no2\":\"much\"}", Reason.NO_READINGS),
                Arguments.of(NATIVE, "{}", Reason.NO_READINGS),
                Arguments.of(NATIVE, "[]", Reason.NO_READINGS),
                Arguments.of(NATIVE, "{\"time\":\"yesterday\",\"no2\":1}", Reason.UNREADABLE_TIME),
                Arguments.of(NATIVE, "{\"time\":\"2026-11-23T12:00:00\",\"no2\":1}", Reason.UNREADABLE_TIME),
                Arguments.of(NATIVE, "{\"time\":true,\"no2\":1}", Reason.UNREADABLE_TIME),
                Arguments.of(NATIVE, "{\"time\":1e300,\"no2\":1}", Reason.UNREADABLE_TIME),
                Arguments.of(NATIVE, "[{\"bt\":1e300,\"n\":\"no2\",\"v\":1}]", Reason.UNREADABLE_TIME),
                Arguments.of(NATIVE, "{\"time\":\"1970-01-01T00:00:00Z\",\"no2\":1}", Reason.IMPLAUSIBLE_TIME),
                Arguments.of(NATIVE, "{\"time\":\"2099-01-01T00:00:00Z\",\"no2\":1}", Reason.IMPLAUSIBLE_TIME),
                Arguments.of(NATIVE, "{\"\":1}", Reason.WRONG_FORM),
                Arguments.of(NATIVE, "{\"a\\u0000b\":1}", Reason.WRONG_FORM),
                Arguments.of("talpuls/v1/gateway-1//up", "{\"no2\":1}", Reason.NO_DEVICE),
                Arguments.of("talpuls/v1/gateway-1/no spaces/up", "{\"no2\":1}", Reason.NO_DEVICE),
                Arguments.of("application/6ffb9a50/device//event/up", "{\"object\":{\"no2\":1}}", Reason.NO_DEVICE),
                Arguments.of(CHIRPSTACK, "[]", Reason.WRONG_FORM),
                Arguments.of(CHIRPSTACK, "{\"object\":[1]}", Reason.WRONG_FORM),
                Arguments.of(CHIRPSTACK, "{\"deviceInfo\":7,\"object\":{\"no2\":1}}", Reason.WRONG_FORM),
                Arguments.of(TTN, "{\"uplink_message\":\"x\"}", Reason.WRONG_FORM),
                Arguments.of(TTN, "{\"uplink_message\":{\"decoded_payload\":7}}", Reason.WRONG_FORM),
                Arguments.of(STATION, "[]", Reason.WRONG_FORM),
                Arguments.of(STATION, "{\"sensordatavalues\":{}}", Reason.WRONG_FORM),
                Arguments.of(STATION, "{\"sensordatavalues\":[1]}", Reason.WRONG_FORM),
                Arguments.of(STATION, "{\"sensordatavalues\":[{\"value\":\"1\"}]}", Reason.WRONG_FORM),
                Arguments.of(STATION, values("\"a\\u0000b\"", "\"1\""), Reason.WRONG_FORM),
                Arguments.of(STATION, values("\"P1\"", "[1]"), Reason.WRONG_FORM),
                Arguments.of(STATION, values("7", "\"1\""), Reason.WRONG_FORM),
                Arguments.of(STATION, values("\"P1\"", "\"1e999\""), Reason.IMPLAUSIBLE_VALUE),
                Arguments.of(STATION, values("\"P1\"", "\"1e9999\""), Reason.IMPLAUSIBLE_VALUE),
                Arguments.of(STATION, values("\"P1\"", "\"nan\""), Reason.NO_READINGS),
                Arguments.of(STATION, values("\"samples\"", "\"1\""), Reason.NO_READINGS),
                Arguments.of(STATION, "{}", Reason.NO_READINGS),
                Arguments.of("sensor-community/anna/no spaces/up", values("\"P1\"", "\"1\""), Reason.NO_DEVICE),
                Arguments.of("some/where/else", "{\"no2\":1}", Reason.UNKNOWN_SOURCE),
                Arguments.of("", "{\"no2\":1}", Reason.UNKNOWN_SOURCE));
    }

    private static String values(String type, String value) {
        return "{\"sensordatavalues\":[{\"value_type\":" + type + ",\"value\":" + value + "}]}";
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadHasAReason(String topic, String payload, Reason reason) {
        var rejected = rejected(uplink(topic, payload));

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.detail()).isNotBlank().hasSizeLessThanOrEqualTo(500).doesNotContain("\0");
    }

    @Test
    void ofAMessageThatIsTooLargeItsSizeIsSaid() {
        var rejected = rejected(uplink(NATIVE, "x".repeat(1024 * 1024)));

        assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejected.detail()).isEqualTo("a message of 1048576 bytes, of which the first 262144 are kept");
    }

    /** Short as it is, what streams write of such a message were longer than a record can be. */
    @ParameterizedTest
    @ValueSource(ints = {80_000, 1_001})
    void aMessageThatUnfoldsIntoTooManyPropertiesIsTooLarge(int times) {
        var rejected = rejected(uplink(NATIVE, "{\"a\":" + Collections.nCopies(times, 1) + "}"));

        assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejected.detail()).contains("10000 of 1000 are the most");
    }

    @Test
    void manyReadingsOfOnePropertyAreAccepted() {
        var pack = "[{\"bt\":1.7e9,\"bn\":\"no2\",\"v\":1}" + ",{\"v\":2,\"t\":1}".repeat(9_999) + "]";

        assertThat(accepted(uplink(NATIVE, pack)).report().readings()).hasSize(10_000);
    }

    @Test
    void bytesThatAreNoTextAreRejectedAsSuch() {
        assertThat(rejected(uplink(NATIVE, new byte[] {'{', (byte) 0xff, '}'})).reason())
                .isEqualTo(Reason.NOT_UTF8);
    }

    @ParameterizedTest
    @CsvSource({"-P9000D, good", "PT5M, good", "PT5M1S, future", "PT24H, future"})
    void aTimeAheadOfReceiptIsFlaggedAndOneLongPastIsNot(Duration ahead, String quality) {
        var message = accepted(uplink(NATIVE, "{\"time\":\"" + NOON.plus(ahead) + "\",\"no2\":1}"));

        assertThat(message.report().readings().getFirst().quality()).isEqualTo(Quality.ofLabel(quality));
    }

    @Test
    void aFlagOfTheFutureIsCalledFuture() {
        assertThat(Quality.GOOD.with(Flag.FUTURE).label()).isEqualTo("future");
    }

    @Test
    void whateverIsDoneToAMessageThereIsAnAnswer() {
        var random = new Random(20261123);
        String[] messages = {
            "{\"time\":\"2026-11-23T11:00:00Z\",\"no2\":1.5,\"a\":{\"b\":[1,2,\"x\"]}}",
            "[{\"bn\":\"urn:\",\"bt\":1.7e9,\"n\":\"no2\",\"u\":\"ug/m3\",\"v\":1}]",
            "{\"deduplicationId\":\"x\",\"time\":\"2026-11-23T11:00:00Z\",\"object\":{\"no2\":1}}",
            "{\"uplink_message\":{\"received_at\":\"2026-11-23T11:00:00Z\",\"decoded_payload\":{\"no2\":1}}}",
            "{\"esp8266id\":\"1\",\"sensordatavalues\":[{\"value_type\":\"BME280_pressure\",\"value\":\"98765.43\"}]}"
        };
        String[] topics = {NATIVE, NATIVE, CHIRPSTACK, TTN, STATION};
        var decoder = Decoder.withoutRegistry();
        for (int i = 0; i < 20_000; i++) {
            int which = random.nextInt(messages.length);
            byte[] bytes = messages[which].getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            assertThat(decoder.read(uplink(topics[which], bytes))).isNotNull();
        }
    }
}
