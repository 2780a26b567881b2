package city.talpuls.api.readings;

import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.Interval;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The days or months of a time zone, one after the other without a gap: each lasts from its first midnight, or from the
 * moment to which the clocks were put forward over that, to where the next begins. So a day has 23, 24 or 25 hours as the
 * clocks say.
 *
 * @param period how long they are
 * @param zone whose clocks count
 */
record LocalPeriods(Period period, Zone zone) {

    /** The start of the one that the time falls into. */
    Instant startOf(Instant time) {
        LocalDate day = period.firstDay(time.atZone(zone.id()).toLocalDate());
        LocalDate next = period.next(day);
        while (!start(next).isAfter(time)) { // Clocks that were put back over midnight show the day before once more.
            day = next;
            next = period.next(day);
        }
        return start(day);
    }

    /** The end of the one that starts then, which is the start of the next. */
    Instant endOf(Instant start) {
        return start(period.next(period.firstDay(start.atZone(zone.id()).toLocalDate())));
    }

    /** The first start at that time or after it. */
    Instant firstFrom(Instant time) {
        Instant start = startOf(time);
        return start.equals(time) ? start : endOf(start);
    }

    /**
     * The longest windows of which those that start in the span consist.
     *
     * @throws ProblemException if they consist of none
     */
    Interval consistOf(Span span) {
        Interval longest = Interval.HOUR;
        Instant start = firstFrom(span.from());
        while (true) {
            if (!Interval.QUARTER_HOUR.windowOf(start).equals(start)) {
                throw ProblemException.badParameter(
                        "tz",
                        "in " + zone.text() + " a day starts at " + start
                                + ", between the quarters of an hour in UTC that days are made of");
            }
            if (!Interval.HOUR.windowOf(start).equals(start)) {
                longest = Interval.QUARTER_HOUR;
            }
            if (!start.isBefore(span.to())) {
                return longest;
            }
            start = endOf(start);
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone.id()).toInstant();
    }
}
