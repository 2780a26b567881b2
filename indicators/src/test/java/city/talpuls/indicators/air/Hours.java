package city.talpuls.indicators.air;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Hourly means for tests, one after the other. */
final class Hours {

    private final Instant first;
    private final Map<Instant, Double> means = new HashMap<>();

    private Hours(Instant first) {
        this.first = first;
    }

    /** None yet; they are counted from that hour on, which is number 0. */
    static Hours from(String first) {
        return new Hours(Instant.parse(first));
    }

    /** From one number to before another the same mean. */
    Hours are(int start, int end, double mean) {
        return are(start, end, hour -> mean);
    }

    Hours are(int start, int end, IntToDoubleFunction mean) {
        for (int hour = start; hour < end; hour++) {
            means.put(time(hour), mean.applyAsDouble(hour));
        }
        return this;
    }

    /** From one number to before another there is nothing. */
    Hours miss(int start, int end) {
        for (int hour = start; hour < end; hour++) {
            means.remove(time(hour));
        }
        return this;
    }

    Instant time(int hour) {
        return first.plus(Duration.ofHours(hour));
    }

    /** Ten years of them, from a year before the first: what is not there is missing. */
    HourlyMeans means() {
        return HourlyMeans.of(first.minus(Duration.ofDays(365)), first.plus(Duration.ofDays(3650)), means);
    }
}
