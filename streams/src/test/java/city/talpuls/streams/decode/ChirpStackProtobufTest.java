package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Uplink;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChirpStackProtobufTest {

    /** Events of a made-up device with all that ChirpStack puts into them, written by its own library, in base64. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry(
                    "up",
                    "CiQzZjJiOGEwZS02NWE4LTRiNWUtYTRhMi02YzFmMGM3YTFlMTESCwi+1ZDYBhCVmu86GlYSA1dTVzoTUGVnZWwgS2x1c2VyYnLD"
                            + "vGNrZUIQYTg0MDQxZmZmZjEyMzRhYkoTCghsYXRpdHVkZRIHNTEuMjU1N0oTCglsb25naXR1ZGUSBjcuMTU0NSIIMDFhYjIzY2Qo"
                            + "ATAFOBFAAlIDAQIDWmcKHAoPYmF0dGVyeV92b2x0YWdlEgkRAAAAAAAAAAAKHQoFcmFkYXISFCoSChAKA3NuchIJEQAAAAAAAChA"
                            + "Cg4KBnN0YXR1cxIEGgJvawoYCgt3YXRlcl9sZXZlbBIJEQAAAAAAQEFAYkwKEDAwMTZjMDAxZjE1M2ExNGMQ5ySKAQsIvtWQ2AYQ"
                            + "gISvXzCp//////////8BPQAAGEFAAWISCQAAAAAAgElAEQAAAAAAABxAgAECahII4Mq7nQMSChoICMjQBxAHKAGCAQVldTg2OA=="),
            Map.entry(
                    "status",
                    "CiQzZjJiOGEwZS02NWE4LTRiNWUtYTRhMi02YzFmMGM3YTFlMTISBgi+1ZDYBhpWEgNXU1c6E1BlZ2VsIEtsdXNlcmJyw7xja2VC"
                            + "EGE4NDA0MWZmZmYxMjM0YWJKEwoIbGF0aXR1ZGUSBzUxLjI1NTdKEwoJbG9uZ2l0dWRlEgY3LjE1NDUo+f//////////AUUAAKVC"),
            Map.entry(
                    "join",
                    "CiQzZjJiOGEwZS02NWE4LTRiNWUtYTRhMi02YzFmMGM3YTFlMTQSBgi+1ZDYBhpWEgNXU1c6E1BlZ2VsIEtsdXNlcmJyw7xja2VC"
                            + "EGE4NDA0MWZmZmYxMjM0YWJKEwoIbGF0aXR1ZGUSBzUxLjI1NTdKEwoJbG9uZ2l0dWRlEgY3LjE1NDUiCDAxYWIyM2Nk"),
            Map.entry(
                    "log",
                    "CgYIvtWQ2AYSVhIDV1NXOhNQZWdlbCBLbHVzZXJicsO8Y2tlQhBhODQwNDFmZmZmMTIzNGFiShMKCGxhdGl0dWRlEgc1MS4yNTU3"
                            + "ShMKCWxvbmdpdHVkZRIGNy4xNTQ1GAIgAioIaXQgYnJva2UyBgoBYRIBYg=="),
            Map.entry(
                    "ack",
                    "CiQzZjJiOGEwZS02NWE4LTRiNWUtYTRhMi02YzFmMGM3YTFlMTMSBgi+1ZDYBhpWEgNXU1c6E1BlZ2VsIEtsdXNlcmJyw7xja2VC"
                            + "EGE4NDA0MWZmZmYxMjM0YWJKEwoIbGF0aXR1ZGUSBzUxLjI1NTdKEwoJbG9uZ2l0dWRlEgY3LjE1NDUiAXEoATAF"),
            Map.entry(
                    "txack",
                    "CAkSBgi+1ZDYBhpWEgNXU1c6E1BlZ2VsIEtsdXNlcmJyw7xja2VCEGE4NDA0MWZmZmYxMjM0YWJKEwoIbGF0aXR1ZGUSBzUxLjI1"
                            + "NTdKEwoJbG9uZ2l0dWRlEgY3LjE1NDUiAXEoBjIQMDAxNmMwMDFmMTUzYTE0Yw=="),
            Map.entry(
                    "location",
                    "CiQzZjJiOGEwZS02NWE4LTRiNWUtYTRhMi02YzFmMGM3YTFlMTUSBgi+1ZDYBhosEgNXU1c6E1BlZ2VsIEtsdXNlcmJyw7xja2VC"
                            + "EGE4NDA0MWZmZmYxMjM0YWIiIgkAAAAAAKBJQBGamZmZmZkcQBkAAAAAAABkQCAFLQAAoEE="));

    private static byte[] written(String kind) {
        return Base64.getDecoder().decode(WRITTEN.get(kind));
    }

    private static String topic(String kind) {
        return "application/6ffb9a50/device/a84041ffff1234ab/event/" + kind;
    }

    @Test
    void anUplinkThatChirpStacksOwnLibraryWroteIsRead() {
        var message = accepted(uplink(topic("up"), written("up")));

        assertThat(message.identity().value()).isEqualTo("chirpstack 3f2b8a0e-65a8-4b5e-a4a2-6c1f0c7a1e11");
        assertThat(message.report().device()).isEqualTo(new DeviceId("a84041ffff1234ab"));
        assertThat(message.report().name()).isEqualTo("Pegel Kluserbrücke");
        assertThat(message.report().position()).isEqualTo(new Position(51.2557, 7.1545));
        assertThat(valuesOf(message))
                .isEqualTo(Map.of(
                        "water_level", 34.5, "battery_voltage", 0.0, "radar.snr", 12.0, "rssi", -87.0, "snr", 9.5));
        assertThat(message.report().readings().getFirst().time()).isEqualTo("2026-11-23T11:59:58.123456Z");
        assertThat(message.report().texts()).isEqualTo(Map.of("status", "ok"));
        assertThat(message.report().counter()).hasToString("FrameCounter[session=01ab23cd, value=17]");
    }

    @Test
    void soAreTheOtherEvents() {
        assertThat(valuesOf(accepted(uplink(topic("status"), written("status")))))
                .isEqualTo(Map.of("link_margin", -7.0, "battery_level", 82.5));
        assertThat(said("join")).isEqualTo(Map.of("joined", "2026-11-23T11:59:58Z as 01ab23cd"));
        assertThat(said("log")).isEqualTo(Map.of("network_log", "ERROR UPLINK_CODEC: it broke"));
        assertThat(said("ack")).isEqualTo(Map.of("downlink", "acknowledged 5"));
        assertThat(said("txack")).isEqualTo(Map.of("downlink", "sent 6"));
        assertThat(said("location")).isEqualTo(Map.of("located_by", "GEO_RESOLVER_GNSS"));
        assertThat(accepted(uplink(topic("location"), written("location")))
                        .report()
                        .position())
                .isEqualTo(new Position(51.25, 7.15));
    }

    private static Map<String, String> said(String kind) {
        return accepted(uplink(topic(kind), written(kind))).report().texts();
    }

    @Test
    void anEventPushedOverHttpIsTheDevicesThatItNames() {
        assertThat(accepted(uplink("application/network-server/device//event/up", written("up")))
                        .report()
                        .device())
                .isEqualTo(new DeviceId("a84041ffff1234ab"));
    }

    static Stream<Arguments> events() {
        return ChirpStackTest.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventSaysTheSameInJsonAndInProtobuf(String kind, String json) throws IOException {
        String named = ofTheDevice(json);

        assertThat(outcome(uplink(topic(kind), protobuf(kind, named)))).isEqualTo(outcome(uplink(topic(kind), named)));
    }

    /** Reports, and refusals with their reasons. By their content messages are only compared in one form. */
    private static Object outcome(Uplink uplink) {
        return switch (Decoder.withoutRegistry().read(uplink)) {
            case Decoding.Accepted accepted -> accepted.report();
            case Decoding.Rejected rejected -> rejected;
        };
    }

    /** ChirpStack always names the device; the examples leave that out where it does not matter. */
    private static String ofTheDevice(String json) throws IOException {
        var event = (ObjectNode) new JsonMapper().readTree(json);
        ObjectNode info = event.withObject("deviceInfo");
        if (!info.has("devEui")) {
            info.put("devEui", "a84041ffff1234ab");
        }
        return event.toString();
    }

    private static byte[] protobuf(String kind, String json) throws IOException {
        var fields = new ChirpStackSchema().event(kind);
        assertThat(fields).isNotNull();
        var message = DynamicMessage.newBuilder(fields);
        JsonFormat.parser().ignoringUnknownFields().merge(json, message);
        return message.build().toByteArray();
    }

    @Test
    void whatAStatusLeavesOutIsZero() throws IOException {
        assertThat(valuesOf(accepted(uplink(topic("status"), protobuf("status", ofTheDevice("{}"))))))
                .isEqualTo(Map.of("link_margin", 0.0, "battery_level", 0.0));
    }

    @Test
    void fieldsThatNobodyKnowsYetArePassedOver() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(written("up"));
        var more = CodedOutputStream.newInstance(bytes);
        more.writeString(900, "of a later version");
        more.writeFixed64(901, 1);
        more.flush();

        assertThat(accepted(uplink(topic("up"), bytes.toByteArray())))
                .isEqualTo(accepted(uplink(topic("up"), written("up"))));
    }

    @Test
    void anEventThatIsCutOffIsNoProtobuf() {
        byte[] bytes = written("up");

        for (int length : new int[] {60, 100, bytes.length - 1}) {
            var rejected = rejected(uplink(topic("up"), Arrays.copyOf(bytes, length)));
            assertThat(rejected.reason()).isEqualTo(Reason.NOT_PROTOBUF);
            assertThat(rejected.detail()).contains("neither JSON nor an event 'up'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0a2400, NOT_PROTOBUF",
        "0800, NOT_PROTOBUF",
        "2800400a, NOT_PROTOBUF",
        "000000, NOT_PROTOBUF",
        "0a0a0a, NOT_JSON",
        "ff80fe, NOT_UTF8",
        "68656c6c6f, NOT_JSON",
        "0a7b7d, NO_READINGS",
        "7b00, NOT_JSON"
    })
    void bytesThatAreNoEventHaveAReason(String hex, Reason reason) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(rejected(uplink(topic("up"), bytes)).reason()).isEqualTo(reason);
    }

    /** Bytes made by chance are often Protobuf. Of a status they would say that margin and battery are 0. */
    @Test
    void anEventThatNamesNoDeviceIsNone() {
        assertThat(rejected(uplink(topic("status"), new byte[] {0x28, 0x07})).detail())
                .contains("names no device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity"})
    void aNumberThatIsNoneIsRefused(String number) throws IOException {
        byte[] status = protobuf("status", ofTheDevice("{\"batteryLevel\":\"" + number + "\"}"));

        assertThat(rejected(uplink(topic("status"), status)).reason()).isEqualTo(Reason.WRONG_FORM);
        assertThat(rejected(uplink(topic("status"), "{\"batteryLevel\":\"" + number + "\"}"))
                        .reason())
                .isEqualTo(Reason.WRONG_FORM);
    }

    @Test
    void anEventThatTellsNothingOfTheDeviceIsRefusedByName() {
        var rejected = rejected(uplink(topic("integration"), written("up")));

        assertThat(rejected.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(rejected.detail()).contains("integration");
    }

    @Test
    void whateverIsDoneToAnEventThereIsAnAnswer() {
        var random = new Random(20261125);
        var decoder = Decoder.withoutRegistry();
        List<String> kinds = WRITTEN.keySet().stream().sorted().toList();
        for (int i = 0; i < 5_000; i++) {
            String kind = kinds.get(random.nextInt(kinds.size()));
            byte[] bytes = written(kind);
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            assertThat(decoder.read(uplink(topic(kind), bytes))).isNotNull();
        }
    }
}
