package city.talpuls.api.live;

import city.talpuls.model.measurement.Interval;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * How fine a client wants to hear it.
 *
 * @param readings whether every reading
 * @param windows the aggregates of windows of these lengths
 */
record Finenesses(boolean readings, Set<Interval> windows) {

    private static final String RAW = "raw";

    Finenesses {
        windows = Set.copyOf(windows);
    }

    /** Reads a list such as {@code raw,15m}. */
    static Finenesses ofText(String text) {
        boolean readings = false;
        Set<Interval> windows = new TreeSet<>();
        for (String word : text.split(",", -1)) {
            if (word.equals(RAW)) {
                readings = true;
            } else {
                windows.add(interval(word));
            }
        }
        return new Finenesses(readings, windows);
    }

    private static Interval interval(String word) {
        return Arrays.stream(Interval.values())
                .filter(interval -> interval.label().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("interval must be a list of raw, 15m and 1h"));
    }
}
