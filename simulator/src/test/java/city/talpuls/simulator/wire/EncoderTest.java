package city.talpuls.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.course.Measured;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.fleet.SimulatedDevice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every network server's habits do to a message: see the traps of their formats. */
class EncoderTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
    private static final Duration STEP = Duration.ofMinutes(10);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Fleet fleet = Fleet.planned(new Seed(42), 400, List.of(Format.values()));
    private final Encoder encoder = new Encoder(fleet, new Session(new Seed(1)));

    @Test
    void chirpStackSaysWhoWhereAndWhat() {
        for (SimulatedDevice device : speaking(Format.CHIRPSTACK)) {
            Message message = encoder.encode(said(device, NOON, 7, false));
            JsonNode event = parsed(message);

            assertThat(message.topic())
                    .matches("application/[0-9a-f-]{36}/device/[0-9a-f]{16}/event/up")
                    .contains("/" + event.at("/deviceInfo/applicationId").asText() + "/")
                    .contains("/" + event.at("/deviceInfo/devEui").asText() + "/");
            assertThat(event.path("deduplicationId").asText())
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(event.path("time").asText()).isEqualTo("2026-11-23T12:00:00.123456789+00:00");
            assertThat(event.at("/deviceInfo/deviceName").asText()).isEqualTo(device.name());
            assertThat(event.at("/deviceInfo/tags/latitude").isTextual()).isTrue();
            assertThat(Double.parseDouble(event.at("/deviceInfo/tags/longitude").asText()))
                    .isEqualTo(device.position().longitude());
            assertThat(event.path("fCnt").asInt()).isEqualTo(7);
            assertThat(event.path("rxInfo").size()).isBetween(1, 3);
            assertThat(event.at("/txInfo/modulation/lora/spreadingFactor").asInt())
                    .isBetween(7, 12);
            assertReadings(event.path("object"), device);
            assertThat(Base64.getDecoder().decode(event.path("data").asText()))
                    .hasSize(4 * event.path("object").size());
        }
    }

    @Test
    void chirpStackLeavesOutWhatIsZeroOrFalse() {
        var slowest = new ArrayList<JsonNode>();
        var firstChannel = new ArrayList<JsonNode>();
        for (SimulatedDevice device : speaking(Format.CHIRPSTACK)) {
            for (int i = 0; i < 20; i++) {
                JsonNode event = parsed(encoder.encode(said(device, NOON.plusSeconds(i), 0, false)));
                assertNoZeros(event, List.of("fCnt", "fPort", "dr", "adr", "confirmed"));
                event.path("rxInfo")
                        .forEach(gateway ->
                                assertNoZeros(gateway, List.of("rssi", "snr", "channel", "rfChain", "uplinkId")));
                assertThat(event.has("fCnt")).isFalse();
                if (event.at("/txInfo/modulation/lora/spreadingFactor").asInt() == 12) {
                    slowest.add(event);
                }
                if (event.at("/txInfo/frequency").asInt() == 868_100_000) {
                    firstChannel.add(event);
                }
            }
        }
        assertThat(slowest)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.has("dr")).isFalse());
        assertThat(firstChannel)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.at("/rxInfo/0/channel").isMissingNode())
                        .isTrue());
    }

    @Test
    void theDeduplicationIdBelongsToDeviceAndTimeNotToTheRunOrTheGateways() {
        SimulatedDevice device = speaking(Format.CHIRPSTACK).getFirst();
        var nextRun = new Encoder(fleet, new Session(new Seed(2)));

        String id = parsed(encoder.encode(said(device, NOON, 7, false)))
                .path("deduplicationId")
                .asText();

        assertThat(parsed(encoder.encode(said(device, NOON, 7, true)))
                        .path("deduplicationId")
                        .asText())
                .isEqualTo(id);
        assertThat(parsed(nextRun.encode(said(device, NOON, 0, false)))
                        .path("deduplicationId")
                        .asText())
                .isEqualTo(id);
        assertThat(parsed(encoder.encode(said(device, NOON.plusNanos(1), 8, false)))
                        .path("deduplicationId")
                        .asText())
                .isNotEqualTo(id);
    }

    @Test
    void theThingsStackWritesEuisInUpperCaseAndFrequenciesAsText() {
        for (SimulatedDevice device : speaking(Format.TTN)) {
            Message message = encoder.encode(said(device, NOON, 7, false));
            JsonNode up = parsed(message);
            JsonNode uplink = up.path("uplink_message");

            assertThat(message.topic()).matches("v3/talpuls-[a-z]+@ttn/devices/[a-z0-9-]{3,36}/up");
            assertThat(message.topic())
                    .contains("/" + up.at("/end_device_ids/device_id").asText() + "/");
            assertThat(up.at("/end_device_ids/dev_eui").asText())
                    .isEqualTo(device.devEui().toUpperCase(Locale.ROOT));
            assertThat(up.at("/end_device_ids/dev_addr").asText()).matches("2[67][0-9A-F]{6}");
            assertThat(up.path("received_at").asText()).isEqualTo("2026-11-23T12:00:01.123456789Z");
            assertThat(uplink.path("received_at").asText()).isEqualTo("2026-11-23T12:00:00.123456789Z");
            assertThat(uplink.path("f_cnt").asInt()).isEqualTo(7);
            assertThat(uplink.at("/settings/frequency").asText()).matches("86[78][0-9]{6}");
            assertThat(uplink.at("/settings/frequency").isTextual()).isTrue();
            assertThat(uplink.at("/locations/user/latitude").asDouble())
                    .isEqualTo(device.position().latitude());
            assertThat(up.has("simulated")).isFalse();
            assertReadings(uplink.path("decoded_payload"), device);
            assertThat(Base64.getDecoder().decode(uplink.path("frm_payload").asText()))
                    .isNotEmpty();
        }
    }

    @Test
    void theThingsStackLeavesOutWhatIsZero() {
        for (SimulatedDevice device : speaking(Format.TTN)) {
            JsonNode uplink =
                    parsed(encoder.encode(said(device, NOON, 0, false))).path("uplink_message");

            assertThat(uplink.has("f_cnt")).isFalse();
            assertNoZeros(uplink, List.of("f_port", "confirmed"));
            uplink.path("rx_metadata")
                    .forEach(gateway -> assertNoZeros(gateway, List.of("rssi", "snr", "channel_index", "timestamp")));
        }
    }

    @Test
    void aRestartIsANewSession() {
        SimulatedDevice device = speaking(Format.TTN).getFirst();
        var nextRun = new Encoder(fleet, new Session(new Seed(2)));

        JsonNode one = parsed(encoder.encode(said(device, NOON, 0, false)));
        JsonNode copy = parsed(encoder.encode(said(device, NOON, 0, true)));
        JsonNode next = parsed(nextRun.encode(said(device, NOON, 0, false)));

        assertThat(session(copy)).isEqualTo(session(one));
        assertThat(session(next)).isNotEqualTo(session(one));
        assertThat(copy.path("correlation_ids")).isNotEqualTo(one.path("correlation_ids"));
        assertThat(copy.at("/uplink_message/decoded_payload")).isEqualTo(one.at("/uplink_message/decoded_payload"));
    }

    private static String session(JsonNode up) {
        return up.at("/uplink_message/session_key_id").asText();
    }

    @Test
    void theNativeObjectIsFlat() {
        for (SimulatedDevice device : speaking(Format.NATIVE)) {
            Message message = encoder.encode(said(device, NOON, 7, false));
            JsonNode object = parsed(message);

            assertThat(message.topic()).matches("talpuls/v1/gw-[a-z]+/" + device.id() + "/up");
            assertThat(OffsetDateTime.parse(object.path("time").asText()).toInstant())
                    .isEqualTo(NOON);
            assertThat(object.path("name").asText()).isEqualTo(device.name());
            assertThat(object.path("latitude").asDouble())
                    .isEqualTo(device.position().latitude());
            assertThat(object).allMatch(JsonNode::isValueNode);
            assertThat(object.size())
                    .isEqualTo(4 + device.course().at(NOON, STEP).size());
        }
    }

    @Test
    void aSenmlPackHasOneRecordPerReadingAndTheBaseInFront() {
        for (SimulatedDevice device : speaking(Format.SENML)) {
            Message message = encoder.encode(said(device, NOON, 7, false));
            JsonNode pack = parsed(message);
            List<Measured> readings = device.course().at(NOON, STEP);

            assertThat(message.topic()).matches("talpuls/v1/gw-[a-z]+/" + device.id() + "/up");
            assertThat(pack.size()).isEqualTo(1 + readings.size() + 2);
            assertThat(pack.at("/0/bn").asText()).matches("urn:dev:mac:[0-9a-f]{16}:");
            assertThat(pack.at("/0/bt").decimalValue()).isEqualByComparingTo("1795435200.123456");
            for (int i = 0; i < readings.size(); i++) {
                assertThat(pack.at("/" + (i + 1) + "/n").asText())
                        .isEqualTo(readings.get(i).quantity().property());
                assertThat(pack.at("/" + (i + 1) + "/v").asDouble())
                        .isEqualTo(readings.get(i)
                                .quantity()
                                .inSenml(readings.get(i).value()));
            }
            assertThat(pack.findValuesAsText("u")).endsWith("lat", "lon");
        }
    }

    @Test
    void theSameUtteranceGivesTheSameBytes() {
        for (SimulatedDevice device : fleet.devices()) {
            assertThat(encoder.encode(said(device, NOON, 3, false)).payload())
                    .isEqualTo(encoder.encode(said(device, NOON, 3, false)).payload());
        }
    }

    private static void assertReadings(JsonNode object, SimulatedDevice device) {
        List<Measured> readings = device.course().at(NOON, STEP);
        assertThat(object.size()).isEqualTo(readings.size());
        readings.forEach(
                reading -> assertThat(object.path(reading.quantity().property()).asDouble(Double.NaN))
                        .isEqualTo(reading.value()));
    }

    private static void assertNoZeros(JsonNode object, List<String> fields) {
        for (String field : fields) {
            JsonNode value = object.path(field);
            assertThat(value.isMissingNode() || (value.isBoolean() ? value.asBoolean() : value.asDouble() != 0))
                    .as("%s is %s", field, value)
                    .isTrue();
        }
    }

    private List<SimulatedDevice> speaking(Format format) {
        return fleet.devices().stream()
                .filter(device -> device.format() == format)
                .toList();
    }

    private static Utterance said(SimulatedDevice device, Instant time, long frame, boolean copy) {
        return new Utterance(device, time, frame, device.course().at(time, STEP), time.plusSeconds(1), copy);
    }

    private JsonNode parsed(Message message) {
        try {
            return mapper.readTree(message.payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
