package city.talpuls.api.readings;

import city.talpuls.api.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is shown of windows without readings. */
enum Fill {
    /** Nothing: they are no points. */
    NONE,
    /** That there is nothing. */
    NULL,
    /** The values of the last window before them that has some. */
    PREVIOUS,
    /** The values on the straight line between the windows around them that have some. */
    LINEAR;

    /**
     * What was asked for, or nothing.
     *
     * @throws ProblemException if it was asked of raw readings, unless it was not known that they would be
     */
    static Fill asked(@Nullable Fill fill, @Nullable IntervalChoice interval, Resolution resolution) {
        if (fill == null || fill == NONE) {
            return NONE;
        }
        if (resolution instanceof Resolution.Raw) {
            if (!(interval instanceof IntervalChoice.Auto)) {
                throw ProblemException.badParameter(
                        "fill", "there are no windows to fill between raw readings: interval must be one of windows");
            }
            return NONE;
        }
        return fill;
    }

    static Fill ofText(String text) {
        return Arrays.stream(values())
                .filter(fill -> fill.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fill must be one of "
                        + Arrays.stream(values()).map(Fill::label).collect(Collectors.joining(", "))));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
