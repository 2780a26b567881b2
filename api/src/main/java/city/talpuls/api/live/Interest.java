package city.talpuls.api.live;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to hear of.
 *
 * @param device only this one, if given
 * @param property only this one, if given
 * @param finenesses readings, windows, or both
 */
record Interest(@Nullable DeviceId device, @Nullable Property property, Finenesses finenesses) {

    boolean covers(LiveEvent event) {
        return (device == null || device.value().equals(event.device()))
                && (property == null || property.name().equals(event.property()))
                && switch (event) {
                    case LiveReading reading -> finenesses.readings();
                    case LiveAggregate aggregate ->
                        finenesses.windows().stream()
                                .anyMatch(window -> window.label().equals(aggregate.interval()));
                };
    }
}
