package city.talpuls.indicators.waste;

import java.time.Instant;

/**
 * How full a bin was.
 *
 * @param level in percent; sensors may say a little less than 0 and more than 100
 */
public record FillReading(Instant time, double level) {

    public FillReading {
        if (!Double.isFinite(level)) {
            throw new IllegalArgumentException("a level is a number, not " + level);
        }
    }

    /** Hours from this reading to a later one, with fraction. */
    double hoursTo(FillReading later) {
        return time.until(later.time).toMillis() / 3.6e6;
    }
}
