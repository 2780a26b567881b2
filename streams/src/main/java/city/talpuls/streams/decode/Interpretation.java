package city.talpuls.streams.decode;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import city.talpuls.codec.profile.Measured;
import city.talpuls.codec.profile.Translated;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says once its values are understood: the payload by the device's codec, else what the network server
 * made of it; then their names and units.
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

    /**
     * Understands a message.
     *
     * @throws UnreadableException if its codec cannot decode it, nothing else does, or a value cannot be kept
     */
    static Interpretation of(Message message, Equipment equipment) throws UnreadableException {
        List<Reading> readings = new ArrayList<>(message.readings());
        Map<String, String> texts = new HashMap<>(message.texts());
        List<String> warnings = new ArrayList<>();
        ObjectNode values = values(message, equipment, warnings);
        if (values == null) {
            return new Interpretation(readings, texts, message.position(), warnings);
        }
        Translated translated = equipment.translation().translate(values);
        if (!translated.faults().isEmpty()) {
            throw faulty(translated.faults().getFirst());
        }
        for (Measured one : translated.measured()) {
            readings.add(new Reading(one.property(), message.time(), one.value(), message.quality()));
        }
        texts.putAll(translated.texts());
        warnings.addAll(translated.warnings());
        return new Interpretation(
                readings, texts, message.position() == null ? translated.position() : message.position(), warnings);
    }

    private static @Nullable ObjectNode values(Message message, Equipment equipment, List<String> warnings)
            throws UnreadableException {
        Radio radio = message.radio();
        Codec codec = equipment.codec();
        if (radio == null || radio.bytes().length == 0) {
            return message.values();
        }
        if (codec != null) {
            return decoded(codec, new Frame(radio.bytes(), radio.fPort(), message.time()), warnings);
        }
        boolean saysNothing = message.values() == null
                && message.readings().isEmpty()
                && message.texts().isEmpty();
        if (saysNothing) {
            throw new UnreadableException(
                    Reason.UNCLAIMED,
                    "nothing decodes the payload of " + radio.bytes().length + " bytes on port " + radio.fPort()
                            + ": the network server did not, and the device has no profile with a codec");
        }
        return message.values();
    }

    private static ObjectNode decoded(Codec codec, Frame frame, List<String> warnings) throws UnreadableException {
        return switch (codec.decode(frame)) {
            case Decoded.Values decoded -> {
                warnings.addAll(decoded.warnings());
                yield decoded.data();
            }
            case Decoded.Failure failure ->
                throw new UnreadableException(
                        switch (failure.fault()) {
                            case FAILED -> Reason.CODEC_FAILED;
                            case STOPPED -> Reason.CODEC_STOPPED;
                        },
                        "the codec of the device's profile: " + String.join("; ", failure.errors()));
        };
    }

    private static UnreadableException faulty(Translated.Fault fault) {
        return new UnreadableException(
                switch (fault.kind()) {
                    case NAME -> Reason.WRONG_FORM;
                    case VALUE -> Reason.IMPLAUSIBLE_VALUE;
                },
                fault.detail());
    }
}
