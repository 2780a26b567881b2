package city.talpuls.indicators.air;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How often a limit value was exceeded in a year, as far as the year is over.
 *
 * @param limit which
 * @param averages how many means there are to hold against it
 * @param exceeding those that are above it
 * @param greatest the greatest of all; of a year's mean that is the mean
 * @param hours how many hours have a mean
 * @param expected how many hours are over
 */
public record Exceedances(
        LimitValue limit, int averages, List<Average> exceeding, OptionalDouble greatest, int hours, int expected) {

    public Exceedances {
        exceeding = List.copyOf(exceeding);
    }

    /** Whether it was exceeded more often than is allowed. */
    public boolean isExceeded() {
        return exceeding.size() > limit.allowed();
    }

    /** The share of the hours that have a mean, 0 to 1. */
    public double coverage() {
        return expected == 0 ? 0 : (double) hours / expected;
    }

    /** Whether there are as many hours as the directive wants. */
    public boolean isValid() {
        return coverage() >= limit.directive().capture();
    }
}
