package city.talpuls.streams.decode;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import city.talpuls.codec.profile.Measured;
import city.talpuls.codec.profile.Translated;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message says once its values are understood: the payload by the device's codec, else what the network server
 * made of it, and of that first what is in a vocabulary of its own, whose meaning is sure; then the names and units of the
 * rest.
 *
 * @param readings its numbers
 * @param texts its words
 * @param position where the device is
 * @param warnings what its codec or the translation found odd
 */
record Interpretation(
        List<Reading> readings,
        Map<String, String> texts,
        @Nullable Position position,
        List<String> warnings) {

    /** Under this name the device's last state says why a record of the past was left out. */
    private static final String LOST = "history_fault";

    /**
     * Understands a message.
     *
     * @param check for the times of what was measured earlier
     * @throws UnreadableException if its codec cannot decode it, nothing else does, or a value cannot be kept
     */
    static Interpretation of(Message message, Equipment equipment, TimeCheck check) throws UnreadableException {
        return understood(message, equipment, check).heard(message);
    }

    private static Interpretation understood(Message message, Equipment equipment, TimeCheck check)
            throws UnreadableException {
        Radio radio = message.radio();
        Codec codec = equipment.codec();
        if (radio != null && radio.bytes().length > 0) {
            if (codec != null) {
                Decoded.Values decoded = decoded(codec, new Frame(radio.bytes(), radio.fPort(), message.time()));
                return new Interpretation(List.of(), Map.of(), message.position(), decoded.warnings())
                        .with(decoded.data(), message, equipment, check);
            }
            requireClaimed(message, radio);
        }
        var said = new Interpretation(message.readings(), message.texts(), message.position(), List.of());
        return message.values() == null ? said : said.with(message.values(), message, equipment, check);
    }

    /** This and how well it was heard, which alone is nothing that a device says. */
    private Interpretation heard(Message message) {
        if (message.radio() == null || readings.isEmpty()) {
            return this;
        }
        return new Interpretation(
                added(message.radio().signal().readings(message.time(), message.quality())), texts, position, warnings);
    }

    /** The readings and those others that are of none of their properties. */
    private List<Reading> added(List<Reading> others) {
        Set<Property> known = readings.stream().map(Reading::property).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(readings.stream(), others.stream().filter(other -> !known.contains(other.property())))
                .toList();
    }

    /** This and what the values say beside it: of a property that has readings already they say nothing new. */
    private Interpretation with(ObjectNode values, Message message, Equipment equipment, TimeCheck check)
            throws UnreadableException {
        Translated translated = equipment.translation().translate(values);
        requireSound(translated);
        List<Reading> more = new ArrayList<>(translated.measured().size());
        for (Measured one : translated.measured()) {
            more.add(new Reading(one.property(), message.time(), one.value(), message.quality()));
        }
        List<Reading> all = new ArrayList<>(added(more));
        Map<String, String> words = new HashMap<>(translated.texts());
        words.putAll(texts);
        var earlier = Recollection.of(translated, message.quality(), check);
        all.addAll(earlier.readings());
        if (!earlier.lost().isEmpty()) {
            if (all.isEmpty()) {
                throw earlier.lost().getFirst();
            }
            words.put(LOST, String.valueOf(earlier.lost().getFirst().getMessage()));
        }
        return new Interpretation(
                all,
                words,
                position == null ? translated.position() : position,
                Stream.concat(warnings.stream(), translated.warnings().stream()).toList());
    }

    private static void requireClaimed(Message message, Radio radio) throws UnreadableException {
        if (message.values() == null
                && message.readings().isEmpty()
                && message.texts().isEmpty()) {
            throw new UnreadableException(
                    Reason.UNCLAIMED,
                    "nothing decodes the payload of " + radio.bytes().length + " bytes on port " + radio.fPort()
                            + ": the network server did not, and the device has no profile with a codec");
        }
    }

    private static Decoded.Values decoded(Codec codec, Frame frame) throws UnreadableException {
        return switch (codec.decode(frame)) {
            case Decoded.Values decoded -> decoded;
            case Decoded.Failure failure ->
                throw new UnreadableException(
                        switch (failure.fault()) {
                            case FAILED -> Reason.CODEC_FAILED;
                            case STOPPED -> Reason.CODEC_STOPPED;
                        },
                        "the codec of the device's profile: " + String.join("; ", failure.errors()));
        };
    }

    /** What was translated, which has to be such that it can be kept. */
    static void requireSound(Translated translated) throws UnreadableException {
        if (!translated.faults().isEmpty()) {
            throw faulty(translated.faults().getFirst());
        }
    }

    static UnreadableException faulty(Translated.Fault fault) {
        return new UnreadableException(
                switch (fault.kind()) {
                    case NAME -> Reason.WRONG_FORM;
                    case VALUE -> Reason.IMPLAUSIBLE_VALUE;
                    case TIME -> Reason.UNREADABLE_TIME;
                },
                fault.detail());
    }
}
