package city.talpuls.streams.moments;

import city.talpuls.model.measurement.Interval;
import java.time.Duration;
import java.time.Instant;

/**
 * What the streams keep up to date, and what is older and left to the store: whole hours, since an hour is put together from
 * its quarters. The latest time of receipt that was seen decides, never a time in a message, so that for each hour the
 * change happens once.
 *
 * @param start of the first hour that is not older
 */
public record Horizon(Instant start) {

    /**
     * The horizon when this much of stream time has passed.
     *
     * @param now the latest time of receipt
     * @param memory how far back from it the streams keep everything up to date
     */
    public static Horizon at(Instant now, Duration memory) {
        Instant last = now.minus(memory);
        Instant hour = Interval.HOUR.windowOf(last);
        return new Horizon(hour.equals(last) ? hour : hour.plus(Interval.HOUR.length()));
    }

    /** Whether what was measured then is left to the store. */
    public boolean isPast(Instant time) {
        return time.isBefore(start);
    }
}
