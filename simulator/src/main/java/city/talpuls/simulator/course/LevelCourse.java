package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A gauge in the Wupper or a stream that runs to it. The level follows the rain of the last hours, later the further
 * down the river; the reservoirs above keep it from falling dry.
 *
 * @param normal the usual level, in cm
 * @param normalFlow the flow at that level in m3/s, where the gauge has a rating curve
 * @param travel how long a wave takes from the upper end of the city to the gauge
 */
public record LevelCourse(Climate climate, Seed seed, double normal, OptionalDouble normalFlow, Duration travel)
        implements Course {

    private static final int MEMORY_HOURS = 30;
    private static final double RESPONSE_HOURS = 4.5;
    private static final double RATING_EXPONENT = 1.8;
    private static final double HIGH = 2;
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration LONGEST_PASSAGE = Duration.ofDays(2);

    @Override
    public List<Measured> at(Instant time, Duration since) {
        double hours = Moment.of(time).hours();
        double ripples = 0.012 * normal * seed.of("ripples").roughWave(hours * 5);
        double level = stillLevelAt(hours) + ripples;
        var readings = new ArrayList<Measured>(2);
        readings.add(Quantity.WATER_LEVEL.is(level));
        if (normalFlow.isPresent()) {
            readings.add(Quantity.FLOW.is(normalFlow.getAsDouble() * Math.pow(level / normal, RATING_EXPONENT)));
        }
        return readings;
    }

    /** The level without ripples, in cm. */
    private double stillLevelAt(double hours) {
        double rise = (6 + normal * 0.45) * runoffAt(hours - travel.toMillis() / 3.6e6);
        return normal * climate.baseFlowAt(hours) + rise;
    }

    /**
     * The wave of the climate's flood as it passes the gauge, if it has one.
     *
     * @return from when to when the river stands above twice its usual level, and its crest between
     */
    public Optional<Wave> wave() {
        return climate.spell() instanceof Spell.Flood flood ? highest(flood.start()) : Optional.empty();
    }

    private Optional<Wave> highest(Instant weekStart) {
        Instant last = weekStart.plus(Spell.Flood.LENGTH).plus(LONGEST_PASSAGE);
        Instant crest = Stream.iterate(weekStart, time -> time.isBefore(last), time -> time.plus(STEP))
                .max(Comparator.comparingDouble(this::stillLevel))
                .orElseThrow();
        if (stillLevel(crest) <= HIGH * normal) {
            return Optional.empty();
        }
        Instant start = crest;
        while (stillLevel(start.minus(STEP)) > HIGH * normal) {
            start = start.minus(STEP);
        }
        Instant end = crest;
        while (stillLevel(end.plus(STEP)) > HIGH * normal) {
            end = end.plus(STEP);
        }
        return Optional.of(new Wave(start, crest, Math.round(stillLevel(crest) * 10) / 10.0, end));
    }

    private double stillLevel(Instant time) {
        return stillLevelAt(Moment.of(time).hours());
    }

    /**
     * A flood wave at one gauge.
     *
     * @param start when the level rises above twice the usual
     * @param crest when it is highest
     * @param peak how high that is, in cm
     * @param end when it has fallen below twice the usual
     */
    public record Wave(Instant start, Instant crest, double peak, Instant end) {}

    /** The rain of the last hours as it reaches the river, in mm per hour. */
    private double runoffAt(double hours) {
        double sum = 0;
        for (int ago = 0; ago < MEMORY_HOURS; ago++) {
            double age = ago + 0.5;
            double weight = age / (RESPONSE_HOURS * RESPONSE_HOURS) * Math.exp(-age / RESPONSE_HOURS);
            sum += weight * climate.rainAt(hours - age);
        }
        return sum;
    }
}
