package city.talpuls.api.readings;

import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from its start, inclusive
 * @param to its end, exclusive
 */
record Span(Instant from, Instant to) {

    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(100 * 366);

    /**
     * The span that was asked for: the last 24 hours unless said otherwise.
     *
     * @throws ProblemException if it ends before it starts, or is longer than anybody can mean
     */
    static Span asked(@Nullable Moment from, @Nullable Moment to, Instant now) {
        Instant end = to == null ? now.truncatedTo(ChronoUnit.MICROS) : to.instant();
        Instant start = from == null ? end.minus(USUAL) : from.instant();
        if (start.isAfter(end)) {
            throw ProblemException.badParameter("from", "from (" + start + ") must not be after to (" + end + ")");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw ProblemException.badParameter("from", "from and to must be at most 100 years apart");
        }
        return new Span(start, end);
    }

    /** What is left of it after a point in time, at the microsecond that the store keeps. */
    Span after(Instant time) {
        return new Span(time.plus(1, ChronoUnit.MICROS), to);
    }

    /** How many windows of that length start in it. */
    long windows(Duration length) {
        long seconds = length.toSeconds();
        return ceilingOf(to, seconds) - ceilingOf(from, seconds);
    }

    private static long ceilingOf(Instant time, long seconds) {
        long whole = Math.floorDiv(time.getEpochSecond(), seconds);
        return Instant.ofEpochSecond(whole * seconds).equals(time) ? whole : whole + 1;
    }
}
