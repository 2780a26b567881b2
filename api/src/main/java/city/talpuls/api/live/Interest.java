package city.talpuls.api.live;

import city.talpuls.model.measurement.Property;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to hear of.
 *
 * @param devices only these, by their ids, if given
 * @param property only this one, if given
 * @param finenesses readings, windows, or both
 */
record Interest(@Nullable Set<String> devices, @Nullable Property property, Finenesses finenesses) {

    Interest {
        devices = devices == null ? null : Set.copyOf(devices);
    }

    boolean covers(LiveEvent event) {
        return (devices == null || devices.contains(event.device()))
                && (property == null || property.name().equals(event.property()))
                && switch (event) {
                    case LiveReading reading -> finenesses.readings();
                    case LiveAggregate aggregate ->
                        finenesses.windows().stream()
                                .anyMatch(window -> window.label().equals(aggregate.interval()));
                };
    }
}
