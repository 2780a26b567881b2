package city.talpuls.api.readings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be said of the readings in a window. */
enum Statistic {
    MEAN,
    MIN,
    MAX,
    SUM,
    COUNT,
    FIRST,
    LAST;

    /** The name under which the outside knows it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #label()}. */
    static Statistic ofLabel(String label) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an aggregate must be one of "
                        + Arrays.stream(values()).map(Statistic::label).collect(Collectors.joining(", "))));
    }
}
