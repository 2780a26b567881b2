package city.talpuls.indicators.noise;

import java.util.OptionalDouble;

/**
 * How loud it was in a part of the day.
 *
 * @param level in dB(A); nothing if no hour was measured
 * @param hours how many hours it is the mean of
 * @param expected how many there were
 */
public record PeriodLevel(OptionalDouble level, int hours, int expected) {}
