package city.talpuls.model.measurement;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The lengths of time over which Talpuls keeps aggregates; their windows start at multiples of the length in UTC. */
public enum Interval {
    QUARTER_HOUR("15m", Duration.ofMinutes(15)),
    HOUR("1h", Duration.ofHours(1));

    private final String label;
    private final Duration length;

    Interval(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /** The name under which the outside knows it. */
    public String label() {
        return label;
    }

    public Duration length() {
        return length;
    }

    /** The start of the window that the time falls into; a window has its start and not its end. */
    public Instant windowOf(Instant time) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    /** Reads {@link #label()}. */
    public static Interval ofLabel(String label) {
        return Arrays.stream(values())
                .filter(interval -> interval.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such interval: '" + label + "'"));
    }
}
