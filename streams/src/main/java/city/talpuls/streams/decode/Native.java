package city.talpuls.streams.decode;

import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages of gateways that speak to Talpuls directly, {@code talpuls/v1/{gatewayId}/{deviceId}/up}: a list is SenML, in
 * JSON or CBOR, an object is flat JSON with an optional {@code time} and {@code name} and values by property. Without a time
 * the time of receipt counts.
 */
final class Native implements WireFormat {

    /** What stands around the values. */
    private static final List<String> AROUND = List.of("time", "name");

    private final JsonText json;
    private final SenMlCbor cbor = new SenMlCbor();
    private final SenMl senMl;

    Native(JsonText json, Translations translations) {
        this.json = json;
        this.senMl = new SenMl(translations);
    }

    @Override
    public boolean owns(List<String> topic) {
        return topic.size() == 5
                && topic.get(0).equals("talpuls")
                && topic.get(1).equals("v1")
                && topic.get(4).equals("up");
    }

    @Override
    public Message read(List<String> topic, Payload payload, Instant receivedAt) throws UnreadableException {
        JsonNode body = SenMlCbor.isLikely(payload) ? cbor.read(payload) : json.read(payload);
        DeviceId device = Fields.device(topic.get(3));
        return switch (body.getNodeType()) {
            case ARRAY -> senMl.read(device, body, receivedAt);
            case OBJECT -> flat(device, body, receivedAt);
            case STRING, NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO ->
                throw new UnreadableException(
                        Reason.WRONG_FORM, "a message is an object or a SenML list, not " + Fields.kind(body));
        };
    }

    private static Message flat(DeviceId device, JsonNode body, Instant receivedAt) throws UnreadableException {
        JsonNode timeNode = body.path("time");
        @Nullable
        Instant time = timeNode.isMissingNode() || timeNode.isNull() ? null : Times.rfc3339OrNumber("time", timeNode);
        String name = Fields.name(body, "", "name");
        ObjectNode values = ((ObjectNode) body).remove(AROUND);
        return new Message(
                device,
                null,
                time != null,
                time == null ? receivedAt : time,
                Quality.GOOD,
                name,
                null,
                null,
                values,
                List.of(),
                Map.of(),
                false);
    }
}
