package city.talpuls.api.readings;

import city.talpuls.model.measurement.Interval;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the parameter {@code interval} asks for. */
sealed interface IntervalChoice {

    /** Whatever shows the span in a reasonable number of points. */
    record Auto() implements IntervalChoice {}

    /** This resolution and no other. */
    record Exactly(Resolution resolution) implements IntervalChoice {}

    /** Whether a series of this resolution is an answer. */
    default boolean allows(Resolution other) {
        return switch (this) {
            case Auto auto -> true;
            case Exactly(Resolution resolution) -> resolution.equals(other);
        };
    }

    static IntervalChoice ofText(String text) {
        if (text.equals("auto")) {
            return new Auto();
        }
        try {
            return new Exactly(Resolution.ofLabel(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "an interval must be one of raw, "
                            + Arrays.stream(Interval.values())
                                    .map(Interval::label)
                                    .collect(Collectors.joining(", "))
                            + ", auto",
                    e);
        }
    }
}
