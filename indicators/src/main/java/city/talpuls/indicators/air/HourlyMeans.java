package city.talpuls.indicators.air;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;

/** The hourly means of one pollutant over some time, in the pollutant's unit. An hour without a mean is missing, never zero. */
public final class HourlyMeans {

    private static final double MISSING = Double.NaN;

    private final Instant from;
    private final double[] means;

    private HourlyMeans(Instant from, double[] means) {
        this.from = from;
        this.means = means;
    }

    /**
     * The means of the hours that start in a span; others are left out.
     *
     * @param from the start of the first hour
     * @param to the end of the last
     * @param means by the start of their hour
     * @throws IllegalArgumentException if a time is not on the hour, or the span ends before it starts
     */
    public static HourlyMeans of(Instant from, Instant to, Map<Instant, Double> means) {
        requireHour(from);
        requireHour(to);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the span ends before it starts");
        }
        var hours = new double[(int) Duration.between(from, to).toHours()];
        Arrays.fill(hours, MISSING);
        means.forEach((hour, mean) -> {
            requireHour(hour);
            if (!hour.isBefore(from) && hour.isBefore(to)) {
                hours[(int) Duration.between(from, hour).toHours()] = mean;
            }
        });
        return new HourlyMeans(from, hours);
    }

    /** The mean of the hour that starts then, if there is one. */
    public OptionalDouble at(Instant hour) {
        return mean(hour, 1, 1);
    }

    /**
     * The mean over several hours.
     *
     * @param last the start of the last of them
     * @param hours how many
     * @param least how many of them have to be there
     */
    OptionalDouble mean(Instant last, int hours, int least) {
        int end = index(last) + 1;
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, end - hours); i < Math.min(means.length, end); i++) {
            if (!Double.isNaN(means[i])) {
                sum += means[i];
                count++;
            }
        }
        return count < least ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    /** How many hours from one time to before another have a mean. */
    int count(Instant start, Instant end) {
        int count = 0;
        for (int i = Math.max(0, index(start)); i < Math.min(means.length, index(end)); i++) {
            count += Double.isNaN(means[i]) ? 0 : 1;
        }
        return count;
    }

    private int index(Instant hour) {
        return (int) Math.floorDiv(
                Duration.between(from, hour).toSeconds(), Duration.ofHours(1).toSeconds());
    }

    private static void requireHour(Instant time) {
        if (!time.truncatedTo(ChronoUnit.HOURS).equals(time)) {
            throw new IllegalArgumentException("no hour starts at " + time);
        }
    }
}
