package city.talpuls.api.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a window says of its readings, right or wrong; without a good reading all but the counts are absent.
 *
 * @param count of good readings
 * @param flagged of doubtful ones
 * @param sum of the good values
 * @param min the least of them
 * @param max the greatest of them
 * @param m2 the sum of their squared distances from the mean
 * @param firstTime the earliest time
 * @param first the value at that time
 * @param lastTime the latest time
 * @param last the value at that time
 * @param energy of levels in decibel, the sum of 10^(level/10)
 */
record Sums(
        long count,
        long flagged,
        @Nullable Double sum,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double m2,
        @Nullable Instant firstTime,
        @Nullable Double first,
        @Nullable Instant lastTime,
        @Nullable Double last,
        @Nullable Double energy) {

    long readings() {
        return count + flagged;
    }
}
