package city.talpuls.simulator.wire;

import static city.talpuls.simulator.wire.JsonText.unlessZero;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.Mast;
import city.talpuls.simulator.fleet.SimulatedDevice;
import city.talpuls.simulator.valley.Position;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** The uplink message of The Things Stack v3. */
final class ThingsStackJson {

    private static final String TENANT = "ttn";
    private static final String JOIN_EUI = "0274A1FFFE000001";
    private static final String ULID_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_TIME_LETTERS = 10;
    private static final int ULID_CHANCE_LETTERS = 16;
    private static final int BANDWIDTH_HZ = 125_000;

    private final JsonText text;
    private final Radio radio;
    private final Session session;

    ThingsStackJson(JsonText text, Radio radio, Session session) {
        this.text = text;
        this.radio = radio;
        this.session = session;
    }

    Message encode(Utterance utterance) {
        SimulatedDevice device = utterance.device();
        String topic = "v3/" + application(device) + "@" + TENANT + "/devices/" + device.id() + "/up";
        return new Message(topic, text.of(json -> message(json, utterance)));
    }

    private void message(JsonGenerator json, Utterance utterance) throws IOException {
        SimulatedDevice device = utterance.device();
        Seed telling = session.seed()
                .of(device.seed().value())
                .of(utterance.frame())
                .of(utterance.copy() ? "copy" : "message");
        json.writeStartObject();
        ids(json, device);
        json.writeArrayFieldStart("correlation_ids");
        json.writeString("as:up:" + ulid(utterance.sentAt(), telling.of("as")));
        json.writeString("gs:uplink:" + ulid(utterance.measuredAt(), telling.of("gs")));
        json.writeEndArray();
        json.writeStringField("received_at", utterance.sentAt().toString());
        uplink(json, utterance, telling);
        json.writeEndObject();
    }

    private void ids(JsonGenerator json, SimulatedDevice device) throws IOException {
        json.writeObjectFieldStart("end_device_ids");
        json.writeStringField("device_id", device.id());
        json.writeObjectFieldStart("application_ids");
        json.writeStringField("application_id", application(device));
        json.writeEndObject();
        json.writeStringField("dev_eui", device.devEui().toUpperCase(Locale.ROOT));
        json.writeStringField("join_eui", JOIN_EUI);
        json.writeStringField("dev_addr", session.devAddr(device).toUpperCase(Locale.ROOT));
        json.writeEndObject();
    }

    private void uplink(JsonGenerator json, Utterance utterance, Seed telling) throws IOException {
        SimulatedDevice device = utterance.device();
        Airing airing = radio.airing(utterance);
        json.writeObjectFieldStart("uplink_message");
        json.writeStringField("session_key_id", session.keyId(device));
        unlessZero(json, "f_port", device.kind().port());
        unlessZero(json, "f_cnt", utterance.frame());
        json.writeStringField("frm_payload", Base64.getEncoder().encodeToString(Payload.of(utterance.readings())));
        json.writeObjectFieldStart("decoded_payload");
        JsonText.readings(json, utterance.readings());
        json.writeEndObject();
        json.writeArrayFieldStart("rx_metadata");
        for (Reception reception : airing.receptions()) {
            reception(
                    json,
                    utterance,
                    airing,
                    reception,
                    telling.of(reception.mast().name()));
        }
        json.writeEndArray();
        settings(json, utterance, airing, telling);
        json.writeStringField("received_at", utterance.measuredAt().toString());
        json.writeStringField("consumed_airtime", airing.spreading().airtime());
        json.writeObjectFieldStart("locations");
        json.writeFieldName("user");
        location(json, device.position());
        json.writeEndObject();
        json.writeObjectFieldStart("network_ids");
        json.writeStringField("net_id", "000013");
        json.writeStringField("tenant_id", TENANT);
        json.writeStringField("cluster_id", "eu1");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void reception(
            JsonGenerator json, Utterance utterance, Airing airing, Reception reception, Seed chance)
            throws IOException {
        Mast mast = reception.mast();
        json.writeStartObject();
        json.writeObjectFieldStart("gateway_ids");
        json.writeStringField("gateway_id", "wuppertal-" + mast.word());
        json.writeStringField("eui", mast.eui().toUpperCase(Locale.ROOT));
        json.writeEndObject();
        if (reception.exactClock()) {
            json.writeStringField("time", utterance.measuredAt().toString());
        }
        unlessZero(json, "timestamp", chance.of("timestamp").bits() >>> 32);
        unlessZero(json, "rssi", reception.rssi());
        unlessZero(json, "channel_rssi", reception.rssi());
        unlessZero(json, "snr", reception.snr());
        json.writeFieldName("location");
        location(json, mast.position());
        json.writeStringField("uplink_token", token(mast, chance));
        unlessZero(json, "channel_index", airing.channel());
        json.writeStringField("received_at", utterance.measuredAt().toString());
        json.writeEndObject();
    }

    private static void settings(JsonGenerator json, Utterance utterance, Airing airing, Seed chance)
            throws IOException {
        json.writeObjectFieldStart("settings");
        json.writeObjectFieldStart("data_rate");
        json.writeObjectFieldStart("lora");
        json.writeNumberField("bandwidth", BANDWIDTH_HZ);
        json.writeNumberField("spreading_factor", airing.spreading().number());
        json.writeStringField("coding_rate", "4/5");
        json.writeEndObject();
        json.writeEndObject();
        // A 64-bit number, and those are texts in the JSON of Protocol Buffers.
        json.writeStringField("frequency", Long.toString(airing.frequencyHz()));
        unlessZero(json, "timestamp", chance.of("timestamp").bits() >>> 32);
        if (airing.receptions().getFirst().exactClock()) {
            json.writeStringField("time", utterance.measuredAt().toString());
        }
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, Position position) throws IOException {
        json.writeStartObject();
        json.writeNumberField("latitude", position.latitude());
        json.writeNumberField("longitude", position.longitude());
        json.writeStringField("source", "SOURCE_REGISTRY");
        json.writeEndObject();
    }

    private static String application(SimulatedDevice device) {
        return "talpuls-" + device.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String token(Mast mast, Seed chance) {
        String content = mast.word() + ":" + Long.toHexString(chance.of("token").bits());
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    /** A ULID: the time to the millisecond, then chance. */
    private static String ulid(Instant time, Seed chance) {
        var letters = new StringBuilder(ULID_TIME_LETTERS + ULID_CHANCE_LETTERS);
        long millis = time.toEpochMilli();
        for (int i = ULID_TIME_LETTERS - 1; i >= 0; i--) {
            letters.append(ULID_LETTERS.charAt((int) (millis >>> (5 * i)) & 31));
        }
        for (int i = 0; i < ULID_CHANCE_LETTERS; i++) {
            letters.append(ULID_LETTERS.charAt(chance.of(i).below(ULID_LETTERS.length())));
        }
        return letters.toString();
    }
}
