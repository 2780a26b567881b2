package city.talpuls.streams.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest hourly means of one datastream, as far back as an index may look.
 *
 * @param means by the start of their hour
 */
record Hourly(Map<Instant, Double> means) {

    /** A day before the hour that is asked for, and that hour. */
    private static final int MOST = 25;

    static final Hourly NONE = new Hourly(Map.of());

    Hourly {
        means = Map.copyOf(means);
    }

    /** With the mean of an hour, or without any if it has none; hours longer ago than others are looked at no more. */
    Hourly with(Instant hour, Double mean) {
        var latest = new TreeMap<>(means);
        latest.put(hour, mean);
        while (latest.size() > MOST) {
            latest.pollFirstEntry();
        }
        return new Hourly(latest);
    }

    Hourly without(Instant hour) {
        var latest = new TreeMap<>(means);
        latest.remove(hour);
        return new Hourly(latest);
    }
}
