package city.talpuls.api.verification;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time that is looked at at once: long where there are few readings, short where there are many.
 *
 * @param from its start; it has the windows that start in it
 * @param length how long it is
 */
record Stretch(Instant from, Duration length) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final long MANY = 1_000_000;

    static Stretch first(Instant from) {
        return new Stretch(from, SHORTEST);
    }

    /** Its end, or that of all, if it comes first. */
    Instant to(Instant end) {
        Instant to = from.plus(length);
        return to.isBefore(end) ? to : end;
    }

    /** The next, after so many readings were found in this one. */
    Stretch after(long readings) {
        Duration next = length;
        if (readings > MANY && length.compareTo(SHORTEST) > 0) {
            next = length.dividedBy(2);
        } else if (readings < MANY / 4 && length.compareTo(LONGEST) < 0) {
            next = length.multipliedBy(2);
        }
        return new Stretch(from.plus(length), next.compareTo(LONGEST) > 0 ? LONGEST : next);
    }
}
