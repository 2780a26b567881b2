package city.talpuls.indicators.air;

import java.util.Arrays;

/** What a directive wants of a value that is exceeded. */
public enum LimitKind {
    /** Not to be exceeded once it is attained. */
    LIMIT_VALUE("limit-value"),
    /** To be attained where that is possible. */
    TARGET_VALUE("target-value"),
    /** Above it, people who are sensitive are told. */
    INFORMATION_THRESHOLD("information-threshold"),
    /** Above it, everybody is told, and something is done at once. */
    ALERT_THRESHOLD("alert-threshold");

    private final String label;

    LimitKind(String label) {
        this.label = label;
    }

    /** The name under which the outside knows it. */
    public String label() {
        return label;
    }

    /** Reads {@link #label()}. */
    static LimitKind ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind of limit: '" + label + "'"));
    }
}
