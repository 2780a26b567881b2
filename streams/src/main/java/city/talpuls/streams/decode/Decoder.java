package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Uplink;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Reads messages: the topic says which format it is, the format says what the bytes mean. */
public final class Decoder {

    private static final int MOST_VALUES = 10_000;
    private static final int MOST_PROPERTIES = 1_000;

    /** Of names and words; as UTF-8 at most three times as many bytes. */
    private static final long MOST_CHARACTERS = 300_000;

    private final JsonText json = new JsonText();
    private final List<WireFormat> formats =
            List.of(new ChirpStack(), new TheThingsStack(), new Native(), new SensorCommunity());

    /** Reads one message; whatever its bytes are, there is an answer. */
    public Decoding read(Uplink uplink) {
        try {
            Message message = message(uplink);
            return new Decoding.Accepted(message.identity(uplink), report(message, uplink));
        } catch (UnreadableException e) {
            return e.rejected();
        }
    }

    private Message message(Uplink uplink) throws UnreadableException {
        if (uplink.payload().isCut()) {
            throw new UnreadableException(
                    Reason.TOO_LARGE,
                    "a message of " + uplink.payload().size() + " bytes, of which the first " + Payload.LARGEST
                            + " are kept");
        }
        if (uplink.payload().size() == 0) {
            throw new UnreadableException(Reason.EMPTY, "the message has no bytes");
        }
        List<String> levels = List.of(uplink.source().split("/", -1));
        for (WireFormat format : formats) {
            if (format.owns(levels)) {
                JsonNode body = json.read(uplink.payload());
                return format.read(levels, body, uplink.receivedAt());
            }
        }
        throw new UnreadableException(
                Reason.UNKNOWN_SOURCE, "no format is known for messages from '" + uplink.source() + "'");
    }

    /** What a message says has to fit into the records that streams write of it, however it is folded. */
    private static void requireBounds(Message message) throws UnreadableException {
        int values = message.readings().size() + message.texts().size();
        if (values <= MOST_PROPERTIES) {
            return;
        }
        long characters = 0;
        var properties = new HashSet<String>(message.texts().keySet());
        for (Reading reading : message.readings()) {
            properties.add(reading.property().name());
            characters += reading.property().name().length();
        }
        for (var text : message.texts().entrySet()) {
            characters += text.getKey().length() + text.getValue().length();
        }
        if (values > MOST_VALUES || properties.size() > MOST_PROPERTIES || characters > MOST_CHARACTERS) {
            throw new UnreadableException(
                    Reason.TOO_LARGE,
                    "the message says " + values + " values of " + properties.size() + " properties, where "
                            + MOST_VALUES + " of " + MOST_PROPERTIES + " are the most");
        }
    }

    private static Report report(Message message, Uplink uplink) throws UnreadableException {
        if (message.readings().isEmpty()) {
            String said = message.texts().isEmpty()
                    ? "the message holds no value"
                    : "the message holds no number, only "
                            + message.texts().keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new UnreadableException(Reason.NO_READINGS, message.hint() == null ? said : message.hint());
        }
        requireBounds(message);
        var check = new TimeCheck(uplink.receivedAt());
        List<Reading> checked = new ArrayList<>(message.readings().size());
        for (Reading reading : message.readings()) {
            checked.add(check.checked(reading));
        }
        return new Report(
                message.device(),
                uplink.receivedAt(),
                message.name(),
                message.position(),
                checked,
                message.texts(),
                List.of(),
                null,
                null);
    }
}
