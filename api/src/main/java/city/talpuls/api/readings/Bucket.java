package city.talpuls.api.readings;

import city.talpuls.model.measurement.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The readings of some time, summed up.
 *
 * @param start its start, inclusive
 * @param end its end, exclusive
 * @param readings how many it has, doubtful ones and good ones
 * @param flagged how many of them are doubtful
 * @param known of those that are asked for, which are the good ones unless said otherwise; absent if there is none
 * @param percentiles of the same readings, in the order in which they are asked for; none if nobody asked or there is no reading
 */
record Bucket(
        Instant start,
        Instant end,
        long readings,
        long flagged,
        @Nullable Known known,
        List<Double> percentiles) {

    Bucket {
        if (!start.isBefore(end) || flagged < 0 || readings < flagged) {
            throw new IllegalArgumentException("no time has " + readings + " readings, " + flagged
                    + " of them doubtful, from " + start + " to " + end);
        }
        percentiles = List.copyOf(percentiles);
    }

    /** The good readings of some time. */
    Bucket(Instant start, Instant end, long flagged, @Nullable Summary summary) {
        this(start, end, flagged, summary == null ? null : new Known.Whole(summary));
    }

    /** The good readings of some time. */
    Bucket(Instant start, Instant end, long flagged, @Nullable Known known) {
        this(start, end, flagged + (known == null ? 0 : known.count()), flagged, known, List.of());
    }

    /** A time without any reading. */
    static Bucket empty(Instant start, Instant end) {
        return new Bucket(start, end, 0, 0, null, List.of());
    }

    /** How many readings are summed up. */
    long count() {
        return known == null ? 0 : known.count();
    }

    /** With the readings of a part of its time that are not in it yet, of both of which all is known. */
    Bucket with(Bucket part) {
        return new Bucket(
                start, end, readings + part.readings, flagged + part.flagged, merged(known, part.known), List.of());
    }

    private static @Nullable Known merged(@Nullable Known a, @Nullable Known b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : new Known.Whole(whole(a).merge(whole(b)));
    }

    private static Summary whole(Known known) {
        if (known instanceof Known.Whole(Summary summary)) {
            return summary;
        }
        throw new IllegalStateException("too little is known to merge it");
    }
}
