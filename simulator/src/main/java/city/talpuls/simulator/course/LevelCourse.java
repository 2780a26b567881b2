package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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

    @Override
    public List<Measured> at(Instant time, Duration since) {
        double hours = Moment.of(time).hours();
        double river = climate.baseFlowAt(hours);
        double rise = (6 + normal * 0.45) * runoffAt(hours - travel.toMillis() / 3.6e6);
        double ripples = 0.012 * normal * seed.of("ripples").roughWave(hours * 5);
        double level = normal * river + rise + ripples;
        var readings = new ArrayList<Measured>(2);
        readings.add(Quantity.WATER_LEVEL.is(level));
        if (normalFlow.isPresent()) {
            readings.add(Quantity.FLOW.is(normalFlow.getAsDouble() * Math.pow(level / normal, RATING_EXPONENT)));
        }
        return readings;
    }

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
