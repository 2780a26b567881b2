package city.talpuls.api.readings;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The value that so many percent of the readings do not exceed; between two readings by a straight line, as SQL's
 * {@code percentile_cont} has it. p50 is the median.
 *
 * @param label the name under which the outside asked for it, such as {@code p95} or {@code p99.9}
 */
record Percentile(String label) {

    private static final Pattern FORM = Pattern.compile("p(100|\\d{1,2}(\\.\\d)?)");

    Percentile {
        if (!FORM.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    "a percentile must be from p0 to p100 with at most one decimal place, such as p95 or p99.9");
        }
    }

    /** Whether the text is meant as one: no other aggregate begins with p. */
    static boolean isOne(String text) {
        return text.startsWith("p");
    }

    /** Reads {@link #label}. */
    static Percentile ofLabel(String label) {
        return new Percentile(label);
    }

    /** The share of the readings, from 0 to 1. */
    BigDecimal fraction() {
        return new BigDecimal(label.substring(1)).movePointLeft(2);
    }
}
