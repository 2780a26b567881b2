package city.talpuls.model.measurement;

import java.util.Arrays;
import java.util.Locale;

/** How much an alert matters, the least first. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Somebody should look at it today. */
    WARNING,
    /** Somebody has to act now. */
    CRITICAL;

    /** The word that the outside sees. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #label()}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Severity ofLabel(String label) {
        return Arrays.stream(values())
                .filter(severity -> severity.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a severity is info, warning or critical, not '" + label + "'"));
    }
}
