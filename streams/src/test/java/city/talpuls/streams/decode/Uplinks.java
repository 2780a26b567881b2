package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Messages as the formats' public documentation shows them, cut to what a test needs. */
final class Uplinks {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final String CHIRPSTACK = "application/6ffb9a50/device/a84041ffff1234ab/event/up";
    static final String TTN = "v3/valley@wuppertal/devices/bin-7/up";
    static final String STATION = "sensor-community/anna/esp8266-1234567/up";
    static final String NATIVE = "talpuls/v1/gateway-1/kluse/up";

    private Uplinks() {}

    static Uplink uplink(String topic, String payload) {
        return uplink(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    static Uplink uplink(String topic, byte[] payload) {
        return new Uplink(topic, NOON, false, Payload.of(payload));
    }
}
