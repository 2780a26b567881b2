package city.talpuls.bench;

import city.talpuls.indicators.waste.FillReading;
import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.course.AilingCourse;
import city.talpuls.simulator.course.Ailment;
import city.talpuls.simulator.course.Quantity;
import city.talpuls.simulator.course.WasteCourse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sensor of a simulated container as sensors are: it speaks every quarter of an hour, some messages are lost, levels
 * are noisy, an echo goes astray now and then, waste is pushed about under it, and it sticks or falls silent.
 */
final class BinSensor {

    private static final long INTERVAL_SECONDS = 15 * 60;
    private static final double LOST = 0.03;
    private static final double NOISE = 1.5;
    private static final double ASTRAY = 0.003;
    private static final long MOVING_SECONDS = Duration.ofDays(10).toSeconds();

    private final AilingCourse course;
    private final WasteCourse bin;
    private final Seed chance;

    BinSensor(AilingCourse course, WasteCourse bin, Seed chance) {
        this.course = course;
        this.bin = bin;
        this.chance = chance.of("sensor");
    }

    /**
     * A reading, and what was true.
     *
     * @param honest whether the sensor tried to say how full the bin was: it neither stuck nor heard a stray echo
     */
    record Reading(FillReading given, double truth, boolean honest) {}

    List<Reading> readings(Instant from, Instant to) {
        List<Ailment> ailments = course.ailments(from, to).stream()
                .filter(ailment -> ailment.kind() == Ailment.Kind.DEAD
                        || ailment.quantity().equals(Optional.of(Quantity.FILL_LEVEL)))
                .toList();
        var readings = new ArrayList<Reading>();
        for (Instant slot = from; slot.isBefore(to); slot = slot.plusSeconds(INTERVAL_SECONDS)) {
            Seed now = chance.of(slot);
            Instant time = slot.plusSeconds(now.of("jitter").below(120));
            List<Ailment> present = ailments.stream()
                    .filter(ailment -> !time.isBefore(ailment.from()) && time.isBefore(ailment.to()))
                    .toList();
            boolean silent = present.stream().anyMatch(ailment -> ailment.kind() == Ailment.Kind.DEAD);
            if (!silent && now.of("lost").share() >= LOST) {
                readings.add(reading(time, present, now));
            }
        }
        return readings;
    }

    private Reading reading(Instant time, List<Ailment> present, Seed now) {
        double truth = shown(time);
        if (!present.isEmpty()) {
            Instant since = present.getFirst().from();
            return new Reading(new FillReading(time, noisy(since, chance.of(since))), truth, false);
        }
        if (now.of("astray").share() < ASTRAY) {
            return new Reading(new FillReading(time, now.of("echo").between(0, 100)), truth, false);
        }
        return new Reading(new FillReading(time, noisy(time, now)), truth, true);
    }

    private double noisy(Instant time, Seed now) {
        double normal = Math.sqrt(-2 * Math.log(1 - now.of("size").share()))
                * Math.cos(2 * Math.PI * now.of("angle").share());
        double level = Math.clamp(shown(time) * heap(time) + NOISE * normal, 0, 100);
        return Math.round(level * 10) / 10.0;
    }

    private double shown(Instant time) {
        return Math.clamp(bin.fillAt(time), 0, 100);
    }

    /** Once in ten days somebody pushes the waste down or heaps it up, which lasts for two to six hours. */
    private double heap(Instant time) {
        long number = Math.floorDiv(time.getEpochSecond(), MOVING_SECONDS);
        Seed moved = chance.of("moved").of(number);
        double length = moved.of("length").between(2, 6) * 3600;
        double start = number * MOVING_SECONDS + moved.of("start").share() * (MOVING_SECONDS - length);
        boolean lasts = time.getEpochSecond() >= start && time.getEpochSecond() < start + length;
        return lasts ? moved.of("by").between(0.72, 1.25) : 1;
    }
}
