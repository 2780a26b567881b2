package city.talpuls.indicators.air;

import city.talpuls.indicators.LocalDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A year of a time zone, as far as it is over: what is still to come has no means. */
public final class CalendarYear {

    private final List<LocalDay> days;
    private final Instant start;
    private final Instant end;
    private final Instant over;

    private CalendarYear(List<LocalDay> days, Instant now) {
        this.days = days;
        this.start = days.getFirst().start();
        this.end = days.getLast().end();
        this.over = now.isBefore(start) ? start : now.isBefore(end) ? now : end;
    }

    /**
     * A year.
     *
     * @param zone whose days it has
     * @param now until when it is over
     * @throws IllegalArgumentException if a day of it does not start on the hour in UTC
     */
    public static CalendarYear of(int year, ZoneId zone, Instant now) {
        return new CalendarYear(LocalDay.between(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), zone), now);
    }

    public Instant start() {
        return start;
    }

    public Instant end() {
        return end;
    }

    /** The days that are over. */
    List<LocalDay> days() {
        return days.stream().filter(day -> !day.end().isAfter(over)).toList();
    }

    /** How many hours are over: at most 8 760, or 8 784 in a leap year. */
    int hours() {
        return (int) Duration.between(start, over).toHours();
    }

    /** The end of the last hour that is over. */
    Instant endOfHours() {
        return start.plus(Duration.ofHours(hours()));
    }
}
