package city.talpuls.api.files;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making: first {@link #begin}, then rows, each of the origin that was named last, then {@link #end}. What has
 * become of them so far is taken out in between, and never kept. Times are microseconds since 1970 in UTC.
 */
public sealed interface Sheet extends AutoCloseable permits CsvSheet, JsonSheet, ParquetSheet {

    /** Writes what comes before the first row. */
    void begin();

    /** Says where the rows that follow come from. */
    void from(Origin origin);

    /**
     * Writes a row of {@link Content.Readings}.
     *
     * @param quality bits, as they are stored
     */
    void reading(long time, double value, int quality);

    /**
     * Writes a row of {@link Content.Windows}.
     *
     * @param statistics numbers and {@link java.time.Instant}s in the order of their names, null where one is undefined
     */
    void window(long time, Collection<? extends @Nullable Object> statistics, long count, long flagged);

    /** Writes what comes after the last row. */
    void end();

    /** What has been written since it was last taken; may be nothing. */
    byte[] take();

    /** Gives back what it holds beside memory, whether or not it came to its end. */
    @Override
    default void close() {}
}
