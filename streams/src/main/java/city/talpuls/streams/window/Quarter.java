package city.talpuls.streams.window;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a device's datastreams said within a quarter of an hour, or, merged, within a longer time. It grows. */
final class Quarter {

    private final Map<Property, Aggregate> series = new LinkedHashMap<>();

    /** Adds a reading that is not in it yet. */
    void add(Reading reading) {
        add(
                reading.quality().isGood()
                        ? new Aggregate(reading.property(), 0, summary(reading))
                        : new Aggregate(reading.property(), 1, null));
    }

    private static Summary summary(Reading reading) {
        return reading.property().isLevel()
                ? Summary.ofLevel(reading.time(), reading.value())
                : Summary.of(reading.time(), reading.value());
    }

    /** Adds all that the other holds; they share no reading. */
    void add(Quarter other) {
        other.series.values().forEach(this::add);
    }

    private void add(Aggregate aggregate) {
        series.merge(aggregate.property(), aggregate, Quarter::merge);
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    List<Aggregate> series() {
        return List.copyOf(series.values());
    }

    private static Aggregate merge(Aggregate a, Aggregate b) {
        return new Aggregate(a.property(), a.flagged() + b.flagged(), merge(a.summary(), b.summary()));
    }

    private static @Nullable Summary merge(@Nullable Summary a, @Nullable Summary b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.merge(b);
    }
}
