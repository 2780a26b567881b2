package city.talpuls.model.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as the registry knows it.
 *
 * @param id its id
 * @param name what people call it
 * @param position where it stands, if known
 * @param district the Stadtbezirk in which it stands, if it stands in one
 * @param firstSeen receipt of its first message
 */
public record Device(
        DeviceId id,
        String name,
        @Nullable Position position,
        @Nullable String district,
        Instant firstSeen) {

    public Device {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the device " + id + " has no name");
        }
    }
}
