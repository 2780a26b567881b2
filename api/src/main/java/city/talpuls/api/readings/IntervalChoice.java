package city.talpuls.api.readings;

import city.talpuls.model.measurement.Interval;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parameter {@code interval} asks for. */
sealed interface IntervalChoice {

    /** Whatever shows the span in a reasonable number of points. */
    record Auto() implements IntervalChoice {}

    /** This resolution and no other. */
    record Exactly(Resolution resolution) implements IntervalChoice {}

    /** These stretches of the calendar, in the time zone that another parameter names. */
    record Local(Period period) implements IntervalChoice {}

    /** Whether a series of this resolution is an answer. */
    default boolean allows(Resolution other) {
        return switch (this) {
            case Auto auto -> true;
            case Exactly(Resolution resolution) -> resolution.equals(other);
            case Local(Period period) ->
                other instanceof Resolution.Calendar(LocalPeriods periods) && periods.period() == period;
        };
    }

    static IntervalChoice ofText(String text) {
        return switch (text) {
            case "auto" -> new Auto();
            case "raw" -> new Exactly(new Resolution.Raw());
            default ->
                Arrays.stream(Period.values())
                        .filter(period -> period.label().equals(text))
                        .<IntervalChoice>map(Local::new)
                        .findFirst()
                        .orElseGet(() -> new Exactly(new Resolution.Windows(interval(text))));
        };
    }

    private static Interval interval(String text) {
        try {
            return Interval.ofLabel(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "an interval must be one of raw, "
                            + Stream.concat(
                                            Arrays.stream(Interval.values()).map(Interval::label),
                                            Arrays.stream(Period.values()).map(Period::label))
                                    .collect(Collectors.joining(", "))
                            + ", auto",
                    e);
        }
    }
}
