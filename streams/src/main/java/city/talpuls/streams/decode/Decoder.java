package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Uplink;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads messages: the topic says which format it is, the format says what the bytes mean. */
public final class Decoder {

    /** The most bytes a message may have. */
    public static final int LARGEST_MESSAGE = 256 * 1024;

    private final JsonText json = new JsonText();
    private final List<WireFormat> formats = List.of(new ChirpStack(), new TheThingsStack(), new Native());

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
        int size = uplink.payload().size();
        if (size > LARGEST_MESSAGE) {
            throw new UnreadableException(
                    Reason.TOO_LARGE, size + " bytes, where a message has at most " + LARGEST_MESSAGE);
        }
        if (size == 0) {
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

    private static Report report(Message message, Uplink uplink) throws UnreadableException {
        if (message.readings().isEmpty()) {
            String said = message.texts().isEmpty()
                    ? "the message holds no value"
                    : "the message holds no number, only "
                            + message.texts().keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new UnreadableException(Reason.NO_READINGS, message.hint() == null ? said : message.hint());
        }
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
                List.of());
    }
}
