package city.talpuls.standalone;

import java.util.Arrays;
import java.util.Locale;

/** Who may write through SensorThings. */
enum SensorThingsWriters {
    OPERATOR,
    /** Whoever is on this machine; the HTTP server then listens on the loopback only. */
    ANONYMOUS;

    /**
     * Reads it as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static SensorThingsWriters parse(String text) {
        return Arrays.stream(values())
                .filter(writers -> writers.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is neither operator nor anonymous"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
