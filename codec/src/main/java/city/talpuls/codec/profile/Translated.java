package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object of decoded values says.
 *
 * @param measured its numbers, at most one of each property
 * @param past what the device measured earlier and kept
 * @param texts its words and truth values, by name
 * @param position where the device says it is
 * @param faults what cannot be kept at all
 * @param lost records of the past that are left out, each by the first thing that is wrong with it
 * @param warnings what was left out for another reason, each in a sentence that names the value
 */
public record Translated(
        List<Measured> measured,
        List<Past> past,
        Map<String, String> texts,
        @Nullable Position position,
        List<Fault> faults,
        List<Fault> lost,
        List<String> warnings) {

    public Translated {
        measured = List.copyOf(measured);
        past = List.copyOf(past);
        texts = Map.copyOf(texts);
        faults = List.copyOf(faults);
        lost = List.copyOf(lost);
        warnings = List.copyOf(warnings);
    }

    /**
     * What was measured at one time that has gone by.
     *
     * @param time when
     * @param measured the numbers, at least one, at most one of each property
     */
    public record Past(Instant time, List<Measured> measured) {

        public Past {
            if (measured.isEmpty()) {
                throw new IllegalArgumentException("nothing was measured at " + time);
            }
            measured = List.copyOf(measured);
        }
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
        VALUE,
        /** A time is expected, and it is none. */
        TIME
    }
}
