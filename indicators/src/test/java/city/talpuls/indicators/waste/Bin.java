package city.talpuls.indicators.waste;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Writes the readings of a bin, one after the other. */
final class Bin {

    /** A Monday, midnight in Wuppertal. */
    static final Instant MONDAY = Instant.parse("2026-08-31T22:00:00Z").minus(Duration.ofDays(1));

    private final Duration interval;
    private final List<FillReading> readings = new ArrayList<>();
    private Instant now = MONDAY;
    private double noise;
    private Random chance = new Random(1);

    Bin(Duration interval) {
        this.interval = interval;
    }

    static Bin everyQuarterHour() {
        return new Bin(Duration.ofMinutes(15));
    }

    /** From now on each level is off by so much, one way or the other. */
    Bin noisy(double percent, long seed) {
        noise = percent;
        chance = new Random(seed);
        return this;
    }

    /** So many readings from one level to another. */
    Bin from(double level, double to, int count) {
        for (int i = 0; i < count; i++) {
            say(level + (to - level) * i / count);
        }
        return this;
    }

    Bin at(double level, int count) {
        return from(level, level, count);
    }

    Bin silentFor(Duration span) {
        now = now.plus(span);
        return this;
    }

    /**
     * So many days from here, each filling evenly between 8 and 20 o'clock in local time; emptied at 6 as soon as it is
     * fuller than 60 %.
     */
    Bin livesFor(int days, ToDoubleFunction<ZonedDateTime> ofTheDay) {
        double level = 2;
        Instant end = now.plus(Duration.ofDays(days));
        while (now.isBefore(end)) {
            ZonedDateTime local = now.atZone(FillPattern.ZONE);
            boolean byDay = local.getHour() >= 8 && local.getHour() < 20;
            if (local.getHour() == 6 && level > 60) {
                level = 2;
            }
            say(level);
            level += byDay ? ofTheDay.applyAsDouble(local) / 12 * interval.toMinutes() / 60 : 0;
        }
        return this;
    }

    List<FillReading> readings() {
        return List.copyOf(readings);
    }

    FillReading last() {
        return readings.getLast();
    }

    private void say(double level) {
        readings.add(new FillReading(now, level + noise * chance.nextGaussian()));
        now = now.plus(interval);
    }

    /** Twice as much on Saturdays, nothing on Sundays. */
    static double weekly(ZonedDateTime day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> 30;
            case SUNDAY -> 0;
            default -> 15;
        };
    }

    static boolean isWorkday(DayOfWeek day) {
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
    }
}
