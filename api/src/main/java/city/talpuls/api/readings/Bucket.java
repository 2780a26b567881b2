package city.talpuls.api.readings;

import city.talpuls.model.measurement.Summary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The readings of some time, summed up.
 *
 * @param start its start, inclusive
 * @param end its end, exclusive
 * @param flagged how many doubtful readings it has, which are left out of the summary
 * @param summary of the good ones; absent if there is none
 */
record Bucket(
        Instant start, Instant end, long flagged, @Nullable Summary summary) {

    Bucket {
        if (!start.isBefore(end) || flagged < 0) {
            throw new IllegalArgumentException("no time has " + flagged + " readings from " + start + " to " + end);
        }
    }

    /** How many good readings it has. */
    long count() {
        return summary == null ? 0 : summary.count();
    }

    /** With the readings of a part of its time that are not in it yet. */
    Bucket with(Bucket part) {
        return new Bucket(start, end, flagged + part.flagged, merged(summary, part.summary));
    }

    private static @Nullable Summary merged(@Nullable Summary a, @Nullable Summary b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.merge(b);
    }
}
