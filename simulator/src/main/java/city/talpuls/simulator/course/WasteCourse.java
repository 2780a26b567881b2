package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A depot container with an ultrasonic sensor under its lid. It fills by day, most on Saturdays, and is emptied on its
 * round's weekdays; now and then the lorry does not get through.
 *
 * @param round the weekdays on which it is emptied
 * @param weekly what a week brings, in percent of its volume
 * @param depth from the sensor to the ground, in mm
 */
public record WasteCourse(Climate climate, Seed seed, Set<DayOfWeek> round, double weekly, double depth, double height)
        implements Course {

    private static final int LONGEST_WAIT_DAYS = 21;
    private static final double MISSED = 0.04;
    private static final double DEAD_ZONE_MM = 150;

    public WasteCourse {
        round = Set.copyOf(round);
        if (round.isEmpty()) {
            throw new IllegalArgumentException("a container that is never emptied");
        }
    }

    @Override
    public List<Measured> at(Instant time, Duration since) {
        Moment moment = Moment.of(time);
        double hours = moment.hours();
        double fill = fillAt(moment.local());
        double echo = 2.5 * seed.of("echo").wave(hours * 3);
        double shown = Math.clamp(fill, 0, 100);
        Sky sky = climate.at(moment);
        double lid = Air.at(sky, height, seed, hours).temperature() + 5 * Math.max(0, sky.sun()) * (1 - sky.cloud());
        return List.of(
                Quantity.FILL_LEVEL.is(shown),
                Quantity.DISTANCE.is(DEAD_ZONE_MM + (depth - DEAD_ZONE_MM) * (1 - shown / 100) + echo),
                Quantity.TEMPERATURE.is(lid),
                Quantity.BATTERY_VOLTAGE.is(voltage(hours, lid)));
    }

    private double fillAt(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        double brought = broughtOn(today, dayShare(now));
        for (int ago = 0; ago < LONGEST_WAIT_DAYS; ago++) {
            LocalDate day = today.minusDays(ago);
            Optional<LocalDateTime> emptied = emptiedOn(day);
            if (emptied.isPresent() && !emptied.get().isAfter(now)) {
                return 1
                        + 2 * seed.of("rest").of(day.toEpochDay()).share()
                        + brought
                        - broughtOn(day, dayShare(emptied.get()));
            }
            brought += broughtOn(day.minusDays(1), 1);
        }
        return brought;
    }

    /** When the container is emptied, from a time on and before another. */
    public List<Instant> emptyings(Instant from, Instant to) {
        LocalDate first = Moment.of(from).local().toLocalDate();
        LocalDate last = Moment.of(to).local().toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> emptiedOn(day).stream())
                .map(Moment::instant)
                .filter(time -> !time.isBefore(from) && time.isBefore(to))
                .toList();
    }

    /** How full the container is, in percent of its volume; beyond 100 lies what is put beside it. */
    public double fillAt(Instant time) {
        return fillAt(Moment.of(time).local());
    }

    /** What people bring between two times, in percent of the container, whether or not it is emptied meanwhile. */
    public double broughtBetween(Instant from, Instant to) {
        LocalDateTime begin = Moment.of(from).local();
        LocalDateTime end = Moment.of(to).local();
        double whole = begin.toLocalDate()
                .datesUntil(end.toLocalDate())
                .mapToDouble(day -> broughtOn(day, 1))
                .sum();
        return whole + broughtOn(end.toLocalDate(), dayShare(end)) - broughtOn(begin.toLocalDate(), dayShare(begin));
    }

    /** When the lorry came on that day, if it did. */
    private Optional<LocalDateTime> emptiedOn(LocalDate day) {
        Seed today = seed.of("round").of(day.toEpochDay());
        if (!round.contains(day.getDayOfWeek()) || today.of("missed").share() < MISSED) {
            return Optional.empty();
        }
        return Optional.of(day.atTime(7, 0).plusSeconds((long) (today.of("hour").between(0, 7) * 3600)));
    }

    /** What people have brought on a day, in percent of the container, once this share of it is over. */
    private double broughtOn(LocalDate day, double share) {
        double mood = 0.75 + 0.5 * seed.of("mood").of(day.toEpochDay()).share();
        return weekly / 7 * weight(day.getDayOfWeek()) * mood * share;
    }

    private static double weight(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> 1.1;
            case TUESDAY, WEDNESDAY -> 0.85;
            case THURSDAY -> 0.95;
            case FRIDAY -> 1.15;
            case SATURDAY -> 1.65;
            case SUNDAY -> 0.45;
        };
    }

    /** People bring things from seven in the morning to nine in the evening. */
    private static double dayShare(LocalDateTime time) {
        double share = Math.clamp((time.toLocalTime().toNanoOfDay() / 3.6e12 - 7) / 14, 0, 1);
        return share * share * (3 - 2 * share);
    }

    private double voltage(double hours, double temperature) {
        double lifeHours = 5 * 365 * 24;
        double used = (hours / lifeHours + seed.of("battery").share()) % 1;
        return 3.64 - 0.22 * used * used + 0.0016 * (temperature - 15);
    }
}
