package city.talpuls.api.live;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to hear of.
 *
 * @param device only this one, if given
 * @param property only this one, if given
 */
record Interest(@Nullable DeviceId device, @Nullable Property property) {

    boolean covers(LiveReading reading) {
        return (device == null || device.value().equals(reading.device()))
                && (property == null || property.name().equals(reading.property()));
    }
}
