package city.talpuls.indicators.waste;

import java.time.Instant;

/**
 * A bin was emptied between two of its readings.
 *
 * @param after the last reading before it
 * @param before the first reading after it
 * @param from how full the bin was, in percent
 * @param to how full it was then
 */
public record Emptying(Instant after, Instant before, double from, double to) {

    public Emptying {
        if (!after.isBefore(before)) {
            throw new IllegalArgumentException("an emptying lies between two readings");
        }
    }

    /** The middle between the two readings: nobody knows it better. */
    public Instant time() {
        return after.plus(after.until(before).dividedBy(2));
    }
}
