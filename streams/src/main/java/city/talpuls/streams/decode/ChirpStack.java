package city.talpuls.streams.decode;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of ChirpStack v4 in JSON or Protobuf, {@code application/{applicationId}/device/{devEui}/event/{event}}; pushed
 * over HTTP the topic names no device, and the payload does. Values decoded by the server stand in {@code object}. The time
 * is that of reception by gateway or server. Fields that are 0, false or empty are absent. The position of the device comes
 * from the tags {@code latitude} and {@code longitude}; that in {@code rxInfo} is the gateway's.
 */
final class ChirpStack implements WireFormat {

    private final JsonText json;
    private final ChirpStackProtobuf protobuf;

    ChirpStack(JsonText json) {
        this.json = json;
        this.protobuf = new ChirpStackProtobuf(json);
    }

    @Override
    public boolean owns(List<String> topic) {
        return topic.size() == 6
                && topic.get(0).equals("application")
                && topic.get(2).equals("device")
                && topic.get(4).equals("event");
    }

    @Override
    public Message read(List<String> topic, Payload payload, Instant receivedAt) throws UnreadableException {
        String kind = topic.get(5);
        JsonNode body = ChirpStackProtobuf.isLikely(payload) ? protobuf.read(kind, payload) : json.read(payload);
        Fields.requireObject(body, "a ChirpStack event");
        requireVersion4(body);
        JsonNode info = Fields.object(body, "", "deviceInfo");
        DeviceId device = device(topic.get(3), Fields.text(info, "deviceInfo.", "devEui"));
        @Nullable Instant time = time(body);
        if (!kind.equals("up")) {
            return event(kind, body, device, time, receivedAt);
        }
        JsonNode object = Fields.object(body, "", "object");
        if (object.isMissingNode() && body.path("joinServerContext").isObject()) {
            throw new UnreadableException(
                    Reason.UNSUPPORTED,
                    "the payload is encrypted from end to end (joinServerContext): only the join server's owner can read it");
        }
        String deduplicationId = Fields.text(body, "", "deduplicationId");
        return new Message(
                device,
                deduplicationId == null ? null : "chirpstack " + Texts.printable(deduplicationId, 100),
                time != null,
                time == null ? receivedAt : time,
                Quality.GOOD,
                Fields.name(info, "deviceInfo.", "deviceName"),
                position(Fields.object(info, "deviceInfo.", "tags")),
                radio(body),
                object instanceof ObjectNode values ? values : null,
                List.of(),
                Map.of(),
                false);
    }

    private static Message event(
            String kind, JsonNode body, DeviceId device, @Nullable Instant time, Instant receivedAt)
            throws UnreadableException {
        Instant at = time == null ? receivedAt : time;
        ChirpStackEvent event = ChirpStackEvent.of(kind, body, at);
        String deduplicationId = Fields.text(body, "", "deduplicationId");
        JsonNode info = Fields.object(body, "", "deviceInfo");
        Position byTags = position(Fields.object(info, "deviceInfo.", "tags"));
        return new Message(
                device,
                deduplicationId == null ? null : "chirpstack " + kind + " " + Texts.printable(deduplicationId, 100),
                time != null,
                at,
                Quality.GOOD,
                Fields.name(info, "deviceInfo.", "deviceName"),
                byTags == null ? event.position() : byTags,
                null,
                null,
                event.readings(),
                event.texts(),
                true);
    }

    /** Version 3 is still in the field. Its topics look alike, its names do not. */
    private static void requireVersion4(JsonNode body) throws UnreadableException {
        if (!body.has("deviceInfo") && (body.has("devEUI") || body.has("objectJSON") || body.has("applicationID"))) {
            throw new UnreadableException(
                    Reason.UNSUPPORTED,
                    "this is an event of ChirpStack v3 (devEUI, applicationID): Talpuls reads those of v4");
        }
    }

    private static Radio radio(JsonNode body) throws UnreadableException {
        String session = Fields.text(body, "", "devAddr");
        return new Radio(
                Fields.base64(body, "", "data"),
                Fields.count(body, "", "fPort", 255),
                session == null
                        ? null
                        : new FrameCounter(Texts.printable(session, 100), Fields.count(body, "", "fCnt", 0xFFFF_FFFFL)),
                Signal.best(
                        body.path("rxInfo"),
                        body.path("txInfo").path("modulation").path("lora").isObject()));
    }

    private static DeviceId device(String inTopic, @Nullable String inBody) throws UnreadableException {
        String eui = inTopic.toLowerCase(Locale.ROOT);
        if (inBody != null && !eui.isEmpty() && !inBody.toLowerCase(Locale.ROOT).equals(eui)) {
            throw new UnreadableException(
                    Reason.NO_DEVICE, "the topic names device " + eui + ", deviceInfo.devEui names " + inBody);
        }
        return Fields.device(eui.isEmpty() && inBody != null ? inBody.toLowerCase(Locale.ROOT) : eui);
    }

    private static @Nullable Instant time(JsonNode body) throws UnreadableException {
        JsonNode time = body.path("time");
        if (!time.isNull() && !time.isMissingNode()) {
            return Times.rfc3339("time", time);
        }
        JsonNode server = body.path("rxInfo").path(0).path("nsTime");
        return server.isTextual() ? Times.rfc3339("rxInfo[0].nsTime", server) : null;
    }

    private static @Nullable Position position(JsonNode tags) {
        try {
            double latitude = Double.parseDouble(tags.path("latitude").asText());
            double longitude = Double.parseDouble(tags.path("longitude").asText());
            return Position.isValid(latitude, longitude) ? new Position(latitude, longitude) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
