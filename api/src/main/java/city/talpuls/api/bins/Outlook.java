package city.talpuls.api.bins;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bin, and what is expected.
 *
 * @param level its latest good level, in percent
 * @param time when that was measured
 * @param emptiedAt when it was last emptied, as far as that can be seen
 * @param needsEmptyingBy when it is expected to be full enough to be emptied, if that is within sight
 */
public record Outlook(
        @Nullable Double level,
        @Nullable Instant time,
        @Nullable Instant emptiedAt,
        @Nullable Instant needsEmptyingBy) {}
