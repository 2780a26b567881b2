package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object of decoded values says.
 *
 * @param measured its numbers, at most one of each property
 * @param texts its words and truth values, by name
 * @param position where the device says it is
 * @param faults what cannot be kept at all
 * @param warnings what was left out for another reason, each in a sentence that names the value
 */
public record Translated(
        List<Measured> measured,
        Map<String, String> texts,
        @Nullable Position position,
        List<Fault> faults,
        List<String> warnings) {

    public Translated {
        measured = List.copyOf(measured);
        texts = Map.copyOf(texts);
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }

    /**
     * A value that cannot be kept.
     *
     * @param kind what is wrong with it
     * @param detail the same in a sentence that names it
     */
    public record Fault(Kind kind, String detail) {}

    /** What can be wrong with a value. */
    public enum Kind {
        /** Its name cannot be that of a property. */
        NAME,
        /** It is not finite, or beyond what is kept. */
        VALUE
    }
}
