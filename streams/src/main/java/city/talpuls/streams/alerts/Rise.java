package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.Reading;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.Moments;
import java.time.Duration;
import java.util.OptionalDouble;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** By how much readings rise. */
final class Rise {

    private final Moments moments;

    Rise(Moments moments) {
        this.moments = moments;
    }

    /**
     * By how much a reading is above the good one that is nearest to {@code per} before it, which may be off by half of that; in
     * proportion to {@code per}. Empty if there is none.
     */
    OptionalDouble of(String device, Reading reading, Duration per) {
        long span = per.toMillis();
        long center = reading.time().toEpochMilli() - span;
        @Nullable Reading nearest = null;
        try (WindowStoreIterator<Moment> all = moments.between(device, center - span / 2, center + span / 2)) {
            while (all.hasNext()) {
                for (Reading other : all.next().value.readings()) {
                    if (other.property().equals(reading.property())
                            && other.quality().isGood()
                            && (nearest == null || distance(other, center) < distance(nearest, center))) {
                        nearest = other;
                    }
                }
            }
        }
        if (nearest == null) {
            return OptionalDouble.empty();
        }
        double millis = Duration.between(nearest.time(), reading.time()).toNanos() / 1e6;
        return OptionalDouble.of((reading.value() - nearest.value()) * span / millis);
    }

    private static long distance(Reading reading, long center) {
        return Math.abs(reading.time().toEpochMilli() - center);
    }
}
