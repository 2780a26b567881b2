package city.talpuls.model.registry;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operators decided about one device. It comes before what the device says of itself.
 *
 * @param device which
 * @param name what people are to call it; absent: what it calls itself
 * @param location where it stands; absent: where it says it does
 * @param profile the id of its {@link Profile}; absent: it is understood as far as its messages explain themselves
 * @param interval how often it usually speaks; absent: as its profile says
 * @param settings its numbers, by setting, in mm
 * @param visibility who may see it; absent: whoever may already, and everybody if it is new
 */
public record Registration(
        DeviceId device,
        @Nullable String name,
        @Nullable Position location,
        @Nullable String profile,
        @Nullable Duration interval,
        Map<Setting, Double> settings,
        @Nullable Visibility visibility)
        implements RegistryEntry {

    private static final int LONGEST_NAME = 300;

    public Registration {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("the name of a device has 1 to 300 characters");
        }
        if (profile != null) {
            RegistryId.require("profile", profile);
        }
        if (interval != null && !interval.isPositive()) {
            throw new IllegalArgumentException("the interval of a device has to be longer than zero");
        }
        settings = settings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getKey().checked(entry.getValue())));
    }

    @Override
    public EntryKey key() {
        return new EntryKey(EntryKey.Kind.DEVICE, device.value());
    }
}
