package city.talpuls.indicators;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A day as the clocks of some place show it: of 24 hours, or of 23 or 25 when the clocks change.
 *
 * @param date which day
 * @param start its first moment, on the hour in UTC
 * @param end its end, which is the start of the next, on the hour too
 */
public record LocalDay(LocalDate date, Instant start, Instant end) {

    public LocalDay {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("the day " + date + " does not end after it starts");
        }
        requireWholeHour(start);
        requireWholeHour(end);
    }

    /**
     * The days of a zone from one date to before another, one after the other. A date that the zone left out is none.
     *
     * @throws IllegalArgumentException if one of them does not start on the hour in UTC, of which hourly means are made
     */
    public static List<LocalDay> between(LocalDate from, LocalDate to, ZoneId zone) {
        return from.datesUntil(to)
                .filter(date -> start(date, zone).isBefore(start(date.plusDays(1), zone)))
                .map(date -> new LocalDay(date, start(date, zone), start(date.plusDays(1), zone)))
                .toList();
    }

    /** How many hours it has. */
    public int hours() {
        return (int) Duration.between(start, end).toHours();
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static void requireWholeHour(Instant time) {
        if (!time.truncatedTo(ChronoUnit.HOURS).equals(time)) {
            throw new IllegalArgumentException("a day starts at " + time + ", between the hours in UTC");
        }
    }
}
