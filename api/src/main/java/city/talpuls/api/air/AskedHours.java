package city.talpuls.api.air;

import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hours, one after the other.
 *
 * @param from the start of the first
 * @param to the end of the last; not after the start if there is none
 */
record AskedHours(Instant from, Instant to) {

    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(366);

    AskedHours {
        if (!firstFrom(from).equals(from)
                || !firstFrom(to).equals(to)
                || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("from " + from + " to " + to + " are no hours of a year");
        }
    }

    /**
     * The hours that start in the span that was asked for and are over: the last 24 hours unless said otherwise.
     *
     * @throws ProblemException if the span ends before it starts, or is longer than a year
     */
    static AskedHours of(@Nullable Moment from, @Nullable Moment to, Instant now) {
        Instant end = to == null ? now : to.instant();
        Instant start = from == null ? end.minus(USUAL) : from.instant();
        if (start.isAfter(end)) {
            throw ProblemException.badParameter("from", "from (" + start + ") must not be after to (" + end + ")");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw ProblemException.badParameter("from", "from and to must be at most 366 days apart");
        }
        Instant over = now.truncatedTo(ChronoUnit.HOURS);
        Instant first = firstFrom(start);
        Instant last = firstFrom(end);
        return new AskedHours(first, last.isBefore(over) ? last : over);
    }

    private static Instant firstFrom(Instant time) {
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(time) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }
}
