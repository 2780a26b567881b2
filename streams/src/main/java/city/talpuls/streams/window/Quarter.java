package city.talpuls.streams.window;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a device's datastreams said within a quarter of an hour, or, merged, within a longer time. */
record Quarter(List<Aggregate> series) {

    static final Quarter EMPTY = new Quarter(List.of());

    Quarter {
        series = List.copyOf(series);
    }

    /** This quarter and one reading more. */
    Quarter with(Reading reading) {
        return merge(new Quarter(List.of(
                reading.quality().isGood()
                        ? new Aggregate(reading.property(), 0, Summary.of(reading.time(), reading.value()))
                        : new Aggregate(reading.property(), 1, null))));
    }

    /** This quarter without what the property said. */
    Quarter without(Property property) {
        return new Quarter(series.stream()
                .filter(aggregate -> !aggregate.property().equals(property))
                .toList());
    }

    /** What both together say; they share no reading. */
    Quarter merge(Quarter other) {
        Map<Property, Aggregate> merged = new LinkedHashMap<>();
        series.forEach(aggregate -> merged.put(aggregate.property(), aggregate));
        other.series.forEach(aggregate -> merged.merge(aggregate.property(), aggregate, Quarter::merge));
        return new Quarter(new ArrayList<>(merged.values()));
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
