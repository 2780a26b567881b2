package city.talpuls.api.readings;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of time: which span, how finely cut, and which page of it.
 *
 * @param from its start; 24 hours before the end unless said
 * @param to its end; now unless said
 * @param interval how long the windows are; every reading unless said
 * @param tz by whose calendar; UTC unless said
 * @param points how many points {@code interval=auto} has to give
 * @param limit how many points a page has
 * @param cursor where the page begins; at the start unless said
 */
record Timing(
        @Nullable Moment from,
        @Nullable Moment to,
        @Nullable IntervalChoice interval,
        @Nullable Zone tz,
        @Nullable Points points,
        Limit limit,
        @Nullable Cursor cursor) {

    Timing {
        if (points != null && !(interval instanceof IntervalChoice.Auto)) {
            throw ProblemException.badParameter("points", "points are for interval=auto, which chooses by them");
        }
    }

    /** The span that is asked for. */
    Span span(Instant now) {
        return Span.asked(from, to, now);
    }

    /** Whose calendar it is asked by. */
    Zone zone() {
        return tz == null ? Zone.UTC : tz;
    }
}
