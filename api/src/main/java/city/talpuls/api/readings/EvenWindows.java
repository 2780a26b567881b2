package city.talpuls.api.readings;

import city.talpuls.model.measurement.Interval;
import java.time.Instant;

/**
 * The windows that are stored as they are.
 *
 * @param interval how long each is
 */
record EvenWindows(Interval interval) implements Grid {

    @Override
    public Instant startOf(Instant time) {
        return interval.windowOf(time);
    }

    @Override
    public Instant endOf(Instant start) {
        return start.plus(interval.length());
    }

    @Override
    public Interval consistOf(Span span) {
        return interval;
    }

    @Override
    public Interval consistsAlwaysOf() {
        return interval;
    }
}
