package city.talpuls.simulator.wire;

import static city.talpuls.simulator.wire.JsonText.unlessZero;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.Kind;
import city.talpuls.simulator.fleet.Mast;
import city.talpuls.simulator.fleet.SimulatedDevice;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The {@code up} event of a ChirpStack v4 server with JSON switched on. */
final class ChirpStackJson {

    private static final Instant GPS_EPOCH = Instant.parse("1980-01-06T00:00:00Z");
    private static final Duration LEAP_SECONDS = Duration.ofSeconds(18);
    private static final String TENANT = "Talpuls Simulation";
    private static final int BANDWIDTH_HZ = 125_000;

    private final JsonText text;
    private final Radio radio;
    private final Session session;
    private final String tenantId = idOf("tenant");
    private final Map<Kind, Application> applications = new EnumMap<>(Kind.class);

    ChirpStackJson(JsonText text, Radio radio, Session session) {
        this.text = text;
        this.radio = radio;
        this.session = session;
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            applications.put(kind, new Application(idOf("application " + name), idOf("profile " + name), name));
        }
    }

    Message encode(Utterance utterance) {
        SimulatedDevice device = utterance.device();
        String topic = "application/" + application(device).id() + "/device/" + device.devEui() + "/event/up";
        return new Message(topic, text.of(json -> event(json, utterance)));
    }

    private void event(JsonGenerator json, Utterance utterance) throws IOException {
        SimulatedDevice device = utterance.device();
        Airing airing = radio.airing(utterance);
        Seed frame = frameOf(utterance);
        json.writeStartObject();
        json.writeStringField("deduplicationId", uuid(frame).toString());
        json.writeStringField("time", time(utterance.measuredAt()));
        deviceInfo(json, device);
        json.writeStringField("devAddr", session.devAddr(device));
        json.writeBooleanField("adr", true);
        unlessZero(json, "dr", airing.spreading().dataRate());
        unlessZero(json, "fCnt", utterance.frame());
        unlessZero(json, "fPort", device.kind().port());
        json.writeStringField("data", Base64.getEncoder().encodeToString(Payload.of(utterance.readings())));
        json.writeObjectFieldStart("object");
        JsonText.readings(json, utterance.readings());
        json.writeEndObject();
        json.writeArrayFieldStart("rxInfo");
        for (Reception reception : airing.receptions()) {
            reception(
                    json,
                    utterance.measuredAt(),
                    airing,
                    reception,
                    frame.of(reception.mast().name()));
        }
        json.writeEndArray();
        transmission(json, airing);
        json.writeStringField("regionConfigId", "eu868");
        json.writeEndObject();
    }

    private void deviceInfo(JsonGenerator json, SimulatedDevice device) throws IOException {
        Application application = application(device);
        json.writeObjectFieldStart("deviceInfo");
        json.writeStringField("tenantId", tenantId);
        json.writeStringField("tenantName", TENANT);
        json.writeStringField("applicationId", application.id());
        json.writeStringField("applicationName", application.name());
        json.writeStringField("deviceProfileId", application.profileId());
        json.writeStringField("deviceProfileName", "talpuls-" + application.name());
        json.writeStringField("deviceName", device.name());
        json.writeStringField("devEui", device.devEui());
        json.writeStringField("deviceClassEnabled", "CLASS_A");
        json.writeObjectFieldStart("tags");
        json.writeStringField("latitude", Double.toString(device.position().latitude()));
        json.writeStringField("longitude", Double.toString(device.position().longitude()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void reception(JsonGenerator json, Instant heard, Airing airing, Reception reception, Seed chance)
            throws IOException {
        Mast mast = reception.mast();
        json.writeStartObject();
        json.writeStringField("gatewayId", mast.eui());
        unlessZero(json, "uplinkId", chance.of("uplink").bits() >>> 32);
        if (reception.exactClock()) {
            json.writeStringField("gwTime", time(heard));
        }
        json.writeStringField("nsTime", time(heard.plusMillis(chance.of("way").below(180))));
        if (reception.exactClock()) {
            Duration gps = Duration.between(GPS_EPOCH, heard).plus(LEAP_SECONDS);
            json.writeStringField("timeSinceGpsEpoch", gpsSeconds(gps));
        }
        unlessZero(json, "rssi", reception.rssi());
        unlessZero(json, "snr", reception.snr());
        unlessZero(json, "channel", airing.channel());
        json.writeObjectFieldStart("location");
        json.writeNumberField("latitude", mast.position().latitude());
        json.writeNumberField("longitude", mast.position().longitude());
        json.writeNumberField("altitude", mast.height());
        json.writeEndObject();
        json.writeStringField("context", context(chance));
        json.writeStringField("crcStatus", "CRC_OK");
        json.writeEndObject();
    }

    private static void transmission(JsonGenerator json, Airing airing) throws IOException {
        json.writeObjectFieldStart("txInfo");
        json.writeNumberField("frequency", airing.frequencyHz());
        json.writeObjectFieldStart("modulation");
        json.writeObjectFieldStart("lora");
        json.writeNumberField("bandwidth", BANDWIDTH_HZ);
        json.writeNumberField("spreadingFactor", airing.spreading().number());
        json.writeStringField("codeRate", "CR_4_5");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The same for the same device and time, whoever heard it and however often it is told. */
    private static Seed frameOf(Utterance utterance) {
        return utterance.device().seed().of("deduplication").of(utterance.measuredAt());
    }

    /** Up to nine digits after the second, and never a {@code Z}. */
    private static String time(Instant time) {
        String utc = time.toString();
        return utc.substring(0, utc.length() - 1) + "+00:00";
    }

    private static String gpsSeconds(Duration sinceEpoch) {
        String millis = Integer.toString(1000 + sinceEpoch.toMillisPart()).substring(1);
        return sinceEpoch.toSeconds() + "." + millis + "s";
    }

    private static String context(Seed chance) {
        int ticks = (int) chance.of("context").bits();
        byte[] bytes = {(byte) (ticks >>> 24), (byte) (ticks >>> 16), (byte) (ticks >>> 8), (byte) ticks};
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static UUID uuid(Seed seed) {
        long high = (seed.of("high").bits() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (seed.of("low").bits() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static String idOf(String name) {
        return UUID.nameUUIDFromBytes(("talpuls " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Application application(SimulatedDevice device) {
        return Objects.requireNonNull(applications.get(device.kind()));
    }

    /** What the server's operator has set up for the devices of one kind. */
    private record Application(String id, String profileId, String name) {}
}
