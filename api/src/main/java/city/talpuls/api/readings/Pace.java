package city.talpuls.api.readings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often readings are expected.
 *
 * @param interval from one to the next; absent if nobody knows
 * @param now up to when they can have come
 */
record Pace(@Nullable Duration interval, Instant now) {

    /** For series of which nobody asks how complete they are. */
    static final Pace UNKNOWN = new Pace(null, Instant.EPOCH);

    /**
     * The share of the expected readings that came, at most 1, doubtful ones included; of a time that is not over, of those
     * that were expected so far. Absent if nothing was expected.
     */
    @Nullable
    Double completeness(Bucket bucket) {
        Instant end = bucket.end().isBefore(now) ? bucket.end() : now;
        if (interval == null || !bucket.start().isBefore(end)) {
            return null;
        }
        double expected = seconds(Duration.between(bucket.start(), end)) / seconds(interval);
        return Math.min(1, bucket.readings() / expected);
    }

    private static double seconds(Duration length) {
        return length.getSeconds() + length.getNano() / 1e9;
    }
}
