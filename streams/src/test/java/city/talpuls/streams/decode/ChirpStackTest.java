package city.talpuls.streams.decode;

import static city.talpuls.streams.decode.Expectations.accepted;
import static city.talpuls.streams.decode.Expectations.rejected;
import static city.talpuls.streams.decode.Expectations.valuesOf;
import static city.talpuls.streams.decode.Uplinks.CHIRPSTACK;
import static city.talpuls.streams.decode.Uplinks.NOON;
import static city.talpuls.streams.decode.Uplinks.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

class ChirpStackTest {

    private static final String EVENT = """
            {"deduplicationId":"3f2b8a0e-65a8-4b5e-a4a2-6c1f0c7a1e11","time":"2026-11-23T11:59:58.123456789+00:00",
             "deviceInfo":{"tenantName":"WSW","deviceName":"Pegel Kluserbr\\u00fccke","devEui":"a84041ffff1234ab",
               "tags":{"latitude":"51.2557","longitude":"7.1545"}},
             "devAddr":"01ab23cd","data":"AQID",
             "object":{"water_level":34.5,"battery_voltage":0,"status":"ok","radar":{"snr":12}},
             "rxInfo":[{"gatewayId":"0016c001f153a14c","nsTime":"2026-11-23T11:59:58.2Z",
               "location":{"latitude":51.0,"longitude":7.0}}]}""";

    private static final String UNDECODED =
            "{\"time\":\"2026-11-23T12:00:00Z\",\"devAddr\":\"01ab23cd\",\"fPort\":2,\"data\":\"AQID\"}";

    /** Kinds of events, and how they look in JSON. */
    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("up", EVENT),
                Arguments.of("up", "{\"object\":{\"no2\":1},\"rxInfo\":[{\"nsTime\":\"2026-11-23T11:00:00Z\"}]}"),
                Arguments.of("up", "{\"object\":{\"no2\":1}}"),
                Arguments.of(
                        "up", "{\"object\":{\"a\":[1,{\"b\":2},null,true,\"x\"],\"bins\":{\"0\":{\"value\":-1e-7}}}}"),
                Arguments.of("up", "{\"object\":{}}"),
                Arguments.of(
                        "up",
                        "{\"object\":{\"no2\":1},\"rxInfo\":[{\"rssi\":-87,\"snr\":9.7},{\"rssi\":-112}],\"txInfo\":{\"modulation\":{\"lora\":{\"spreadingFactor\":7}}}}"),
                Arguments.of(
                        "up",
                        "{\"object\":{\"no2\":1},\"rxInfo\":[{\"rssi\":-87}],\"txInfo\":{\"modulation\":{\"fsk\":{\"datarate\":50000}}}}"),
                Arguments.of("up", UNDECODED),
                Arguments.of("up", "{\"data\":\"AQID\",\"joinServerContext\":{\"sessionKeyId\":\"x\"}}"),
                Arguments.of("up", "{\"deviceInfo\":{\"devEui\":\"0000000000000001\"},\"object\":{\"no2\":1}}"),
                Arguments.of("status", "{\"margin\":7,\"batteryLevel\":82.5}"),
                Arguments.of("status", "{\"margin\":-3,\"batteryLevelUnavailable\":true}"),
                Arguments.of("status", "{\"margin\":1,\"externalPowerSource\":true}"),
                Arguments.of("status", "{\"batteryLevel\":0.1}"),
                Arguments.of("join", "{\"time\":\"2026-11-23T11:00:00Z\",\"devAddr\":\"01ab23cd\"}"),
                Arguments.of("log", "{\"level\":\"ERROR\",\"code\":\"UPLINK_CODEC\",\"description\":\"it broke\"}"),
                Arguments.of("log", "{}"),
                Arguments.of("ack", "{\"acknowledged\":true,\"fCntDown\":5}"),
                Arguments.of("ack", "{}"),
                Arguments.of("txack", "{\"fCntDown\":4294967295}"),
                Arguments.of("location", "{\"location\":{\"latitude\":51.25,\"longitude\":7.15,\"source\":\"GPS\"}}"));
    }

    @Test
    void eachNumberOfTheDecodedObjectIsAReadingAtTheTimeOfReception() {
        var message = accepted(uplink(CHIRPSTACK, EVENT));

        assertThat(message.report().device()).isEqualTo(new DeviceId("a84041ffff1234ab"));
        assertThat(valuesOf(message))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("water_level", 34.5, "battery_voltage", 0.0, "radar.snr", 12.0));
        assertThat(message.report().readings())
                .allSatisfy(
                        reading -> assertThat(reading.time()).isEqualTo(Instant.parse("2026-11-23T11:59:58.123456Z")));
    }

    @Test
    void nameAndPlaceAreTheDevicesAndNotTheGateways() {
        var report = accepted(uplink(CHIRPSTACK, EVENT)).report();

        assertThat(report.name()).isEqualTo("Pegel Kluserbrücke");
        assertThat(report.position()).isEqualTo(new Position(51.2557, 7.1545));
    }

    @Test
    void wordsAreKeptBesideTheReadings() {
        assertThat(accepted(uplink(CHIRPSTACK, EVENT)).report().texts()).isEqualTo(Map.of("status", "ok"));
    }

    @Test
    void theServersDeduplicationIdTellsMessagesApart() {
        var identity = accepted(uplink(CHIRPSTACK, EVENT)).identity();

        assertThat(identity.value()).isEqualTo("chirpstack 3f2b8a0e-65a8-4b5e-a4a2-6c1f0c7a1e11");
        assertThat(identity.isDuplicateWhenKnown()).isTrue();
    }

    @Test
    void anEuiInCapitalsIsTheSameDevice() {
        var message = accepted(
                uplink(
                        "application/6ffb9a50/device/A84041FFFF1234AB/event/up",
                        "{\"time\":\"2026-11-23T12:00:00Z\",\"deviceInfo\":{\"devEui\":\"A84041FFFF1234AB\"},\"object\":{\"no2\":1}}"));

        assertThat(message.report().device()).isEqualTo(new DeviceId("a84041ffff1234ab"));
    }

    @Test
    void anEventThatWasPushedOverHttpIsTheDevicesThatItNames() {
        var message = accepted(uplink("application/network-server/device//event/up", EVENT));

        assertThat(message.report().device()).isEqualTo(new DeviceId("a84041ffff1234ab"));
        assertThat(message.identity())
                .isEqualTo(accepted(uplink(CHIRPSTACK, EVENT)).identity());
    }

    @Test
    void withoutATimeTheServersTimeOrElseTheTimeOfReceiptCounts() {
        assertThat(accepted(uplink(
                                CHIRPSTACK,
                                "{\"object\":{\"no2\":1},\"rxInfo\":[{\"nsTime\":\"2026-11-23T11:00:00Z\"}]}"))
                        .report()
                        .readings()
                        .getFirst()
                        .time())
                .isEqualTo("2026-11-23T11:00:00Z");
        assertThat(accepted(uplink(CHIRPSTACK, "{\"object\":{\"no2\":1}}"))
                        .report()
                        .readings()
                        .getFirst()
                        .time())
                .isEqualTo(NOON);
    }

    @Test
    void aPayloadThatTheServerDidNotDecodeWaitsUnclaimedWithItsNumber() {
        var rejected = rejected(uplink(CHIRPSTACK, UNDECODED));

        assertThat(rejected.reason()).isEqualTo(Reason.UNCLAIMED);
        assertThat(rejected.detail()).contains("3 bytes on port 2", "no profile");
        assertThat(rejected.device()).isEqualTo(new DeviceId("a84041ffff1234ab"));
        assertThat(rejected.counter()).isEqualTo(new FrameCounter("01ab23cd", 0));
    }

    @Test
    void aStatusSaysHowTheBatteryAndTheLinkAre() {
        assertThat(valuesOf(accepted(uplink(event("status"), "{\"margin\":7,\"batteryLevel\":82.5}"))))
                .isEqualTo(Map.of("link_margin", 7.0, "battery_level", 82.5));
        // What is 0 is absent.
        assertThat(valuesOf(accepted(uplink(event("status"), "{}"))))
                .isEqualTo(Map.of("link_margin", 0.0, "battery_level", 0.0));
        assertThat(valuesOf(accepted(uplink(event("status"), "{\"margin\":-3,\"batteryLevelUnavailable\":true}"))))
                .isEqualTo(Map.of("link_margin", -3.0));
        assertThat(accepted(uplink(event("status"), "{\"margin\":1,\"externalPowerSource\":true}"))
                        .report()
                        .texts())
                .isEqualTo(Map.of("power", "external"));
    }

    @Test
    void otherEventsAreTheDevicesLastState() {
        assertThat(said("join", "{\"time\":\"2026-11-23T11:00:00Z\",\"devAddr\":\"01ab23cd\"}"))
                .isEqualTo(Map.of("joined", "2026-11-23T11:00:00Z as 01ab23cd"));
        assertThat(said("log", "{\"level\":\"ERROR\",\"code\":\"UPLINK_CODEC\",\"description\":\"it broke\"}"))
                .isEqualTo(Map.of("network_log", "ERROR UPLINK_CODEC: it broke"));
        assertThat(said("ack", "{\"acknowledged\":true,\"fCntDown\":5}"))
                .isEqualTo(Map.of("downlink", "acknowledged 5"));
        assertThat(said("txack", "{}")).isEqualTo(Map.of("downlink", "sent 0"));
        assertThat(accepted(uplink(event("location"), "{\"location\":{\"latitude\":51.25,\"longitude\":7.15}}"))
                        .report()
                        .position())
                .isEqualTo(new Position(51.25, 7.15));
    }

    @Test
    void anEventThatTellsNothingOfTheDeviceIsRefusedByName() {
        var rejected = rejected(uplink(event("integration"), "{\"integrationName\":\"x\"}"));

        assertThat(rejected.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(rejected.detail()).contains("integration");
    }

    private static Map<String, String> said(String event, String payload) {
        return accepted(uplink(event(event), payload)).report().texts();
    }

    private static String event(String kind) {
        return "application/6ffb9a50/device/a84041ffff1234ab/event/" + kind;
    }

    @Test
    void anEventOfVersion3IsRefusedByName() {
        var rejected = rejected(uplink(
                CHIRPSTACK,
                "{\"applicationID\":\"1\",\"devEUI\":\"qEBB//8SNKs=\",\"data\":\"AQID\",\"objectJSON\":\"{}\"}"));

        assertThat(rejected.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(rejected.detail()).contains("ChirpStack v3");
    }

    @Test
    void aPayloadThatIsEncryptedFromEndToEndIsRefusedAsSuch() {
        var rejected =
                rejected(uplink(CHIRPSTACK, "{\"data\":\"AQID\",\"joinServerContext\":{\"sessionKeyId\":\"x\"}}"));

        assertThat(rejected.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(rejected.detail()).contains("end to end");
    }

    @Test
    void aMessageThatNamesAnotherDeviceThanItsTopicIsNotBelieved() {
        var rejected = rejected(
                uplink(CHIRPSTACK, "{\"deviceInfo\":{\"devEui\":\"0000000000000001\"},\"object\":{\"no2\":1}}"));

        assertThat(rejected.reason()).isEqualTo(Reason.NO_DEVICE);
        assertThat(rejected.detail()).contains("a84041ffff1234ab").contains("0000000000000001");
    }
}
