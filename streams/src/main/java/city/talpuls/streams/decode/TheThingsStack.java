package city.talpuls.streams.decode;

import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Quality;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Uplink messages of The Things Stack v3 in JSON, {@code v3/{application}[@{tenant}]/devices/{deviceId}/up}. Values
 * decoded by the server stand in {@code uplink_message.decoded_payload}, those in its common vocabulary in {@code
 * uplink_message.normalized_payload} ({@link NormalizedPayload}). Fields that are 0, false or empty are absent.
 * Values that the console made up ({@code simulated}) are flagged.
 */
final class TheThingsStack implements WireFormat {

    /** Gateways hold messages back for hours at most; one that claims more has a wrong clock. */
    private static final Duration LONGEST_HELD_BACK = Duration.ofDays(1);

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final JsonText json;
    private final NormalizedPayload.Reader normalized;

    TheThingsStack(JsonText json, Translations translations) {
        this.json = json;
        this.normalized = new NormalizedPayload.Reader(translations);
    }

    @Override
    public boolean owns(List<String> topic) {
        return topic.size() == 5
                && topic.get(0).equals("v3")
                && topic.get(2).equals("devices")
                && topic.get(4).equals("up");
    }

    @Override
    public Message read(List<String> topic, Payload payload, Instant receivedAt) throws UnreadableException {
        JsonNode body = json.read(payload);
        Fields.requireObject(body, "a message of The Things Stack");
        JsonNode ids = Fields.object(body, "", "end_device_ids");
        JsonNode uplink = Fields.object(body, "", "uplink_message");
        String eui = Fields.text(ids, "end_device_ids.", "dev_eui");
        String id = Fields.name(ids, "end_device_ids.", "device_id");
        String name = id == null ? topic.get(3) : id;
        var device = Fields.device(eui == null ? name : eui.toLowerCase(Locale.ROOT));
        @Nullable Instant time = time(body, uplink);
        boolean simulated =
                body.path("simulated").asBoolean() || uplink.path("simulated").asBoolean();
        String session = Fields.text(uplink, "uplink_message.", "session_key_id");
        long number = Fields.count(uplink, "uplink_message.", "f_cnt", 0xFFFF_FFFFL);
        Instant heard = time == null ? receivedAt : time;
        Quality quality = simulated ? Quality.GOOD.with(Flag.SIMULATED) : Quality.GOOD;
        NormalizedPayload sure = normalized.read(uplink, heard, quality);
        Position known = position(uplink);
        JsonNode decoded = Fields.object(uplink, "uplink_message.", "decoded_payload");
        return new Message(
                device,
                session == null ? null : "ttn " + device + " " + Texts.printable(session, 100) + " " + number,
                time != null,
                heard,
                quality,
                name,
                known == null ? sure.position() : known,
                new Radio(
                        Fields.base64(uplink, "uplink_message.", "frm_payload"),
                        Fields.count(uplink, "uplink_message.", "f_port", 255),
                        session == null || simulated ? null : new FrameCounter(Texts.printable(session, 100), number),
                        Signal.best(
                                uplink.path("rx_metadata"),
                                uplink.path("settings")
                                        .path("data_rate")
                                        .path("lora")
                                        .isObject())),
                decoded instanceof ObjectNode values ? values : null,
                sure.readings(),
                sure.texts(),
                false);
    }

    /** When a gateway heard it, if its clock can be right; else when the servers got it. */
    private static @Nullable Instant time(JsonNode body, JsonNode uplink) throws UnreadableException {
        Instant server = instant(uplink, "uplink_message.", "received_at");
        if (server == null) {
            server = instant(body, "", "received_at");
        }
        for (JsonNode gateway : Fields.list(uplink, "uplink_message.", "rx_metadata")) {
            Instant heard = instant(gateway, "uplink_message.rx_metadata.", "time");
            if (heard != null
                    && (server == null
                            || (heard.isBefore(server.plus(CLOCK_TOLERANCE))
                                    && heard.isAfter(server.minus(LONGEST_HELD_BACK))))) {
                return heard;
            }
        }
        return server;
    }

    private static @Nullable Instant instant(JsonNode parent, String path, String field) throws UnreadableException {
        JsonNode node = parent.path(field);
        return node.isNull() || node.isMissingNode() ? null : Times.rfc3339(path + field, node);
    }

    private static @Nullable Position position(JsonNode uplink) {
        JsonNode locations = uplink.path("locations");
        Position byUser = Fields.position(locations.path("user"));
        if (byUser != null) {
            return byUser;
        }
        for (JsonNode location : locations) {
            Position position = Fields.position(location);
            if (position != null) {
                return position;
            }
        }
        return null;
    }
}
