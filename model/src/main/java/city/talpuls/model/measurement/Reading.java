package city.talpuls.model.measurement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One number at one time on one datastream of the device whose report it is in.
 *
 * @param property what was measured, in the property's unit
 * @param time when it was measured, cut to microseconds, which is what the store keeps
 * @param value finite; negative zero becomes zero; at most {@link #LARGEST} either way, so that sums and squares of
 *     values stay finite too
 * @param quality the doubts about it
 */
public record Reading(Property property, Instant time, double value, Quality quality) {

    public static final double LARGEST = 1e100;

    public Reading {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a reading is a finite number up to 1e100, not " + value);
        }
        value = value + 0.0;
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the number can be a reading. */
    public static boolean isValid(double value) {
        return Math.abs(value) <= LARGEST;
    }

    public Reading with(Flag flag) {
        return with(quality.with(flag));
    }

    public Reading with(Quality other) {
        return quality.equals(other) ? this : new Reading(property, time, value, other);
    }
}
