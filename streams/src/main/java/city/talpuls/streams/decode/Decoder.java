package city.talpuls.streams.decode;

import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Uplink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads messages: the topic says which format it is, the format says what the bytes mean. */
public final class Decoder {

    private static final int MOST_VALUES = 10_000;
    private static final int MOST_PROPERTIES = 1_000;

    /** Of names and words; as UTF-8 at most three times as many bytes. */
    private static final long MOST_CHARACTERS = 300_000;

    private final Function<DeviceId, Equipment> equipments;
    private final List<WireFormat> formats;

    /**
     * @param equipments what it takes to understand a device
     */
    public Decoder(Function<DeviceId, Equipment> equipments) {
        this.equipments = equipments;
        var json = new JsonText();
        var translations = new Translations();
        this.formats = List.of(
                new ChirpStack(json),
                new TheThingsStack(json, translations),
                new Native(json, translations),
                new SensorCommunity(json));
    }

    /** Reads what explains itself: for whoever has no registry. */
    public static Decoder withoutRegistry() {
        var plain = new Equipment(null, new Translations().plain());
        return new Decoder(device -> plain);
    }

    /** Reads one message; whatever its bytes are, there is an answer. */
    public Decoding read(Uplink uplink) {
        @Nullable Message message = null;
        try {
            message = message(uplink);
            return new Decoding.Accepted(message.identity(uplink), report(message, uplink));
        } catch (UnreadableException e) {
            return e.rejected(message);
        }
    }

    /** Whose message it is: as its topic says, or, where that says nothing, the message; nothing if neither does. */
    public Optional<String> device(Uplink uplink) {
        Optional<String> named = Addressee.in(List.of(uplink.source().split("/", -1)));
        if (named.isPresent()) {
            return named;
        }
        try {
            return Optional.of(message(uplink).device().value());
        } catch (UnreadableException e) {
            return Optional.empty();
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
                return format.read(levels, uplink.payload(), uplink.receivedAt());
            }
        }
        throw new UnreadableException(
                Reason.UNKNOWN_SOURCE, "no format is known for messages from '" + uplink.source() + "'");
    }

    private Report report(Message message, Uplink uplink) throws UnreadableException {
        var check = new TimeCheck(uplink.receivedAt());
        Interpretation said = Interpretation.of(message, equipments.apply(message.device()), check);
        if (said.readings().isEmpty() && !message.isEvent()) {
            throw new UnreadableException(Reason.NO_READINGS, nothingIn(said));
        }
        if (!isWithinBounds(said.readings(), said.texts())) {
            throw tooLarge(said);
        }
        List<Reading> checked = new ArrayList<>(said.readings().size());
        for (Reading reading : said.readings()) {
            checked.add(check.checked(reading));
        }
        return new Report(
                message.device(),
                uplink.receivedAt(),
                message.name(),
                said.position(),
                withDerived(checked, said.texts()),
                said.texts(),
                message.radio() == null ? null : message.radio().counter(),
                uplink.replay());
    }

    private static String nothingIn(Interpretation said) {
        String nothing = said.texts().isEmpty()
                ? "the message holds no value"
                : "the message holds no number, only "
                        + said.texts().keySet().stream().sorted().collect(Collectors.joining(", "));
        return said.warnings().isEmpty() ? nothing : nothing + ": " + String.join("; ", said.warnings());
    }

    /** With what follows from the readings, unless the message is so large that there is no place for it. */
    private static List<Reading> withDerived(List<Reading> readings, Map<String, String> texts) {
        List<Reading> all = new ArrayList<>(readings);
        all.addAll(Derived.of(readings));
        return isWithinBounds(all, texts) ? all : readings;
    }

    /** What a message says has to fit into the records that streams write of it, however it is folded. */
    private static boolean isWithinBounds(List<Reading> readings, Map<String, String> texts) {
        int values = readings.size() + texts.size();
        if (values <= MOST_PROPERTIES) {
            return true;
        }
        long characters = 0;
        for (Reading reading : readings) {
            characters += reading.property().name().length();
        }
        for (var text : texts.entrySet()) {
            characters += text.getKey().length() + text.getValue().length();
        }
        return values <= MOST_VALUES && properties(readings, texts) <= MOST_PROPERTIES && characters <= MOST_CHARACTERS;
    }

    private static int properties(List<Reading> readings, Map<String, String> texts) {
        var properties = new HashSet<String>(texts.keySet());
        readings.forEach(reading -> properties.add(reading.property().name()));
        return properties.size();
    }

    private static UnreadableException tooLarge(Interpretation said) {
        return new UnreadableException(
                Reason.TOO_LARGE,
                "the message says " + (said.readings().size() + said.texts().size()) + " values of "
                        + properties(said.readings(), said.texts()) + " properties, where " + MOST_VALUES + " of "
                        + MOST_PROPERTIES + " are the most");
    }
}
