package city.talpuls.api.live;

import city.talpuls.model.measurement.Property;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to hear of.
 *
 * @param devices only these, by their ids, if given
 * @param property only this one, if given
 * @param finenesses readings, windows, or both
 * @param sight says whether it sees a device, by its id; asked for each event, as a device may be hidden at any time
 */
record Interest(
        @Nullable Set<String> devices, @Nullable Property property, Finenesses finenesses, Predicate<String> sight) {

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
                }
                && sight.test(event.device());
    }
}
