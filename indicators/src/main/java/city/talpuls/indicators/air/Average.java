package city.talpuls.indicators.air;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A mean that is held against a limit value.
 *
 * @param start of the time that it is of
 * @param date the day that it is of, as its place counts days; absent if it is of no day
 * @param value not rounded
 */
public record Average(Instant start, @Nullable LocalDate date, double value) {}
