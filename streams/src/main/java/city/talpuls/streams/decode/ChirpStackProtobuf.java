package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

/**
 * Events of ChirpStack in Protobuf, which is how it writes them unless it is told otherwise. They become the JSON that
 * ChirpStack would have written, by Protobuf's own rules, so that what is read of the two is the same.
 */
final class ChirpStackProtobuf {

    private final JsonText json;
    private final ChirpStackSchema schema = new ChirpStackSchema();
    private final JsonFormat.Printer printer = JsonFormat.printer().omittingInsignificantWhitespace();

    ChirpStackProtobuf(JsonText json) {
        this.json = json;
    }

    /**
     * Whether the bytes are Protobuf rather than JSON. A JSON event begins with a brace, possibly after white space, and
     * no text has other control characters than white space; a Protobuf event has them, since the numbers of its first
     * fields are such.
     */
    static boolean isLikely(Payload payload) {
        boolean begun = false;
        for (byte b : payload.bytes()) {
            boolean space = b == ' ' || b == '\t' || b == '\n' || b == '\r';
            if (!space && !begun && b == '{') {
                return false;
            }
            if (!space && b >= 0 && b < ' ') {
                return true;
            }
            begun |= !space;
        }
        return false;
    }

    /**
     * Reads an event as JSON.
     *
     * @param kind the last level of its topic
     */
    JsonNode read(String kind, Payload payload) throws UnreadableException {
        Descriptor fields = schema.event(kind);
        if (fields == null) {
            throw ChirpStackEvent.untold(kind);
        }
        JsonNode event = json.read(text(kind, message(kind, fields, payload)));
        if (!event.path("deviceInfo").path("devEui").isTextual()) {
            // Bytes that were made by chance may well be Protobuf: of fields that nobody knows.
            throw notProtobuf(kind, "it names no device (device_info.dev_eui)");
        }
        return event;
    }

    private static DynamicMessage message(String kind, Descriptor fields, Payload payload) throws UnreadableException {
        try {
            return DynamicMessage.parseFrom(fields, payload.bytes());
        } catch (InvalidProtocolBufferException e) {
            throw notProtobuf(kind, String.valueOf(e.getMessage()));
        }
    }

    private String text(String kind, DynamicMessage message) throws UnreadableException {
        try {
            return printer.print(message);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new UnreadableException(
                    Reason.WRONG_FORM,
                    "the event '" + kind + "' holds what JSON cannot say, a time or number beyond all bounds: "
                            + e.getMessage());
        }
    }

    private static UnreadableException notProtobuf(String kind, String why) {
        return new UnreadableException(
                Reason.NOT_PROTOBUF,
                "the bytes are neither JSON nor an event '" + kind + "' of ChirpStack in Protobuf: " + why);
    }
}
