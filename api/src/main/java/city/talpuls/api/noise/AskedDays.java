package city.talpuls.api.noise;

import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.indicators.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole days of a time zone, at least one.
 *
 * @param days one after the other
 * @param zone whose clocks count
 */
record AskedDays(List<LocalDay> days, Zone zone) {

    private static final int USUAL = 7;
    private static final int MOST = 366;

    AskedDays {
        days = List.copyOf(days);
    }

    /**
     * The days that lie as a whole in the span that was asked for and are over: the last seven unless said otherwise.
     *
     * @throws ProblemException if there is none, there are more than those of a year, or they cannot be made of hours
     */
    static AskedDays of(@Nullable Moment from, @Nullable Moment to, Zone zone, Instant now) {
        LocalDate end = dateAt(to == null || to.instant().isAfter(now) ? now : to.instant(), zone);
        LocalDate start = from == null ? end.minusDays(USUAL) : firstFrom(from.instant(), zone);
        if (!start.isBefore(end)) {
            throw ProblemException.badParameter(
                    "from", "between from and to no whole day of " + zone.text() + " is over");
        }
        if (ChronoUnit.DAYS.between(start, end) > MOST) {
            throw ProblemException.badParameter("from", "from and to must be at most 366 days apart");
        }
        try {
            return new AskedDays(LocalDay.between(start, end, zone.id()), zone);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("tz", "in " + zone.text() + " " + e.getMessage());
        }
    }

    Instant from() {
        return days.getFirst().start();
    }

    Instant to() {
        return days.getLast().end();
    }

    private static LocalDate firstFrom(Instant time, Zone zone) {
        LocalDate date = dateAt(time, zone);
        return date.atStartOfDay(zone.id()).toInstant().isBefore(time) ? date.plusDays(1) : date;
    }

    private static LocalDate dateAt(Instant time, Zone zone) {
        return time.atZone(zone.id()).toLocalDate();
    }
}
