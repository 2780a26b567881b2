package city.talpuls.api.readings;

import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.stream.Stream;

/**
 * The days, weeks, months or years of a time zone, one after the other without a gap: each lasts from its first midnight, or from the
 * moment to which the clocks were put forward over that, to where the next begins. So a day has 23, 24 or 25 hours as the
 * clocks say.
 *
 * @param period how long they are
 * @param zone whose clocks count
 */
record LocalPeriods(Period period, Zone zone) implements Grid {

    @Override
    public Instant startOf(Instant time) {
        LocalDate day = period.firstDay(time.atZone(zone.id()).toLocalDate());
        LocalDate next = period.next(day);
        while (!start(next).isAfter(time)) { // Clocks that were put back over midnight show the day before once more.
            day = next;
            next = period.next(day);
        }
        return start(day);
    }

    @Override
    public Instant endOf(Instant start) {
        return start(period.next(period.firstDay(start.atZone(zone.id()).toLocalDate())));
    }

    @Override
    public Interval consistOf(Span span) {
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

    @Override
    public Interval consistsAlwaysOf() {
        ZoneRules rules = zone.id().getRules();
        boolean wholeHours = Stream.of(
                        Stream.of(rules.getOffset(Instant.EPOCH)),
                        rules.getTransitions().stream()
                                .filter(transition -> transition.getInstant().isAfter(Instant.EPOCH))
                                .map(ZoneOffsetTransition::getOffsetAfter),
                        rules.getTransitionRules().stream().map(ZoneOffsetTransitionRule::getOffsetAfter))
                .flatMap(offsets -> offsets)
                .allMatch(offset ->
                        offset.getTotalSeconds() % Interval.HOUR.length().toSeconds() == 0);
        return wholeHours ? Interval.HOUR : Interval.QUARTER_HOUR;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone.id()).toInstant();
    }
}
