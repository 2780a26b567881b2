package city.talpuls.streams.decode;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Base64;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes fields out of a message, and says by name which one has the wrong form. An absent field and null are one. */
final class Fields {

    private static final int LONGEST_NAME = 300;

    private Fields() {}

    /** The object in the field, or a missing node. */
    static JsonNode object(JsonNode parent, String path, String field) throws UnreadableException {
        return ofKind(parent, path, field, JsonNode::isObject, "an object");
    }

    /** The list in the field, or a missing node. */
    static JsonNode list(JsonNode parent, String path, String field) throws UnreadableException {
        return ofKind(parent, path, field, JsonNode::isArray, "a list");
    }

    /** The text in the field, if it is there and not blank. */
    static @Nullable String text(JsonNode parent, String path, String field) throws UnreadableException {
        JsonNode node = ofKind(parent, path, field, JsonNode::isTextual, "a text");
        return node.isMissingNode() || node.textValue().isBlank() ? null : node.textValue();
    }

    /** The bytes that the text in the field is, in standard base64; none if it is not there. */
    static byte[] base64(JsonNode parent, String path, String field) throws UnreadableException {
        String text = text(parent, path, field);
        try {
            return text == null ? new byte[0] : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(Reason.WRONG_FORM, path + field + " is not base64");
        }
    }

    /** The whole number in the field, 0 if it is not there, which is how network servers write 0. */
    static int count(JsonNode parent, String path, String field, int most) throws UnreadableException {
        return (int) count(parent, path, field, (long) most);
    }

    /** The whole number in the field, 0 if it is not there, which is how network servers write 0. */
    static long count(JsonNode parent, String path, String field, long most) throws UnreadableException {
        JsonNode node = ofKind(parent, path, field, JsonNode::isIntegralNumber, "a whole number");
        long number = node.isMissingNode() ? 0 : node.longValue();
        if (number < 0 || number > most || !(node.isMissingNode() || node.canConvertToLong())) {
            throw new UnreadableException(Reason.WRONG_FORM, path + field + " is from 0 to " + most + ", not " + node);
        }
        return number;
    }

    /** The number in the field, 0 if it is not there, which is how network servers write 0. */
    static double number(JsonNode parent, String path, String field) throws UnreadableException {
        return ofKind(parent, path, field, JsonNode::isNumber, "a number").doubleValue();
    }

    /** The number in the field, if it is there. */
    static @Nullable Double numberIfAny(JsonNode parent, String path, String field) throws UnreadableException {
        JsonNode node = ofKind(parent, path, field, JsonNode::isNumber, "a number");
        return node.isMissingNode() ? null : node.doubleValue();
    }

    /** What the sender calls the device, made fit to be shown. */
    static @Nullable String name(JsonNode parent, String path, String field) throws UnreadableException {
        String name = text(parent, path, field);
        return name == null ? null : Texts.printable(name.strip(), LONGEST_NAME);
    }

    /** The position in an object with the numbers {@code latitude} and {@code longitude}, if it is one. */
    static @Nullable Position position(JsonNode place) {
        JsonNode latitude = place.path("latitude");
        JsonNode longitude = place.path("longitude");
        return latitude.isNumber()
                        && longitude.isNumber()
                        && Position.isValid(latitude.doubleValue(), longitude.doubleValue())
                ? new Position(latitude.doubleValue(), longitude.doubleValue())
                : null;
    }

    /** The device id that the text is. */
    static DeviceId device(@Nullable String text) throws UnreadableException {
        if (text == null || text.isEmpty()) {
            throw new UnreadableException(Reason.NO_DEVICE, "neither the topic nor the message names a device");
        }
        if (!DeviceId.isValid(text)) {
            throw new UnreadableException(
                    Reason.NO_DEVICE,
                    "'" + text + "' cannot be a device id: 1 to 128 letters, digits and . _ : @ ~ = -");
        }
        return new DeviceId(text);
    }

    /** The message itself, which has to be an object. */
    static void requireObject(JsonNode body, String what) throws UnreadableException {
        if (!body.isObject()) {
            throw new UnreadableException(Reason.WRONG_FORM, what + " is an object, not " + kind(body));
        }
    }

    private static JsonNode ofKind(JsonNode parent, String path, String field, Predicate<JsonNode> kind, String wanted)
            throws UnreadableException {
        JsonNode node = parent.path(field);
        if (node.isNull() || node.isMissingNode()) {
            return MissingNode.getInstance();
        }
        if (!kind.test(node)) {
            throw new UnreadableException(
                    Reason.WRONG_FORM, path + field + " has to be " + wanted + ", not " + kind(node));
        }
        return node;
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case BINARY -> "bytes";
            case NULL, MISSING, POJO -> "nothing";
        };
    }
}
