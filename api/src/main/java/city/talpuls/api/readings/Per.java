package city.talpuls.api.readings;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * Over which span a rise is taken.
 *
 * @param length a quarter of an hour to a day
 */
record Per(Duration length) {

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(1);

    Per {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("per must be from PT15M to P1D, not " + length);
        }
    }

    static Per ofText(String text) {
        try {
            return new Per(Duration.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("per must be an ISO 8601 duration such as PT1H, not '" + text + "'", e);
        }
    }

    /** In seconds, as the database makes intervals of them. */
    double seconds() {
        return length.toMillis() / 1000.0;
    }
}
