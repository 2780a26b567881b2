package city.talpuls.codec.lpp;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * Cayenne Low Power Payload: one value after the other, each a channel, a type and as many bytes as the type has, most
 * significant first. A value goes by the name of its type and its channel, {@code temperature_1}, as at The Things Stack.
 * Types are IPSO objects less 3200; beside those of Cayenne itself there are those that its extensions agree on.
 */
public final class CayenneLpp implements Codec {

    /** Channel and type. */
    private static final int HEAD = 2;

    @Override
    public Decoded decode(Frame frame) {
        byte[] bytes = frame.bytes();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        int at = 0;
        while (at < bytes.length) {
            if (bytes.length - at < HEAD) {
                return failed("byte " + at + " is a channel, and nothing follows it");
            }
            int channel = bytes[at] & 0xFF;
            int number = bytes[at + 1] & 0xFF;
            LppType type = LppType.of(number);
            if (type == null) {
                return failed("byte " + (at + 1) + ": there is no type " + number + " in Cayenne LPP");
            }
            at += HEAD;
            if (bytes.length - at < type.size()) {
                return failed("byte " + at + ": " + type.label() + " has " + type.size() + " bytes, and "
                        + (bytes.length - at) + " are left");
            }
            put(data, type, channel, bytes, at);
            at += type.size();
        }
        return new Decoded.Values(data, List.of());
    }

    private static void put(ObjectNode data, LppType type, int channel, byte[] bytes, int from) {
        String name = type.label() + "_" + channel;
        if (type.parts().size() == 1) {
            data.put(name, value(type.parts().getFirst(), bytes, from));
            return;
        }
        ObjectNode object = data.putObject(name);
        int at = from;
        for (LppType.Part part : type.parts()) {
            object.put(part.name(), value(part, bytes, at));
            at += part.size();
        }
    }

    private static double value(LppType.Part part, byte[] bytes, int from) {
        long raw = part.signed() ? bytes[from] : bytes[from] & 0xFF;
        for (int i = 1; i < part.size(); i++) {
            raw = (raw << 8) | (bytes[from + i] & 0xFF);
        }
        return BigDecimal.valueOf(raw).multiply(part.resolution()).doubleValue();
    }

    private static Decoded failed(String error) {
        return new Decoded.Failure(Fault.FAILED, List.of(error));
    }
}
