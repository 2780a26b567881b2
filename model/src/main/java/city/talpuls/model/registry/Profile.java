package city.talpuls.model.registry;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of device is understood.
 *
 * @param id its id, see {@link RegistryId}
 * @param name vendor and model, as people say
 * @param codec the id of the {@link CodecSource} for its payloads; absent where the network server decodes them
 * @param interval how often a device of this kind usually speaks, if that is known
 * @param properties what its decoded values are; a value that is not listed goes by the common vocabulary
 * @param history where such a device says what it measured earlier, if it does
 */
public record Profile(
        String id,
        String name,
        @Nullable String codec,
        @Nullable Duration interval,
        List<ProfileProperty> properties,
        @Nullable History history)
        implements RegistryEntry {

    private static final int MOST = 1_000;

    public Profile {
        RegistryId.require("profile", id);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the profile " + id + " has no name");
        }
        if (codec != null) {
            RegistryId.require("codec", codec);
        }
        if (interval != null && !interval.isPositive()) {
            throw new IllegalArgumentException("the interval of the profile " + id + " has to be longer than zero");
        }
        if (properties.size() > MOST) {
            throw new IllegalArgumentException("the profile " + id + " has more than " + MOST + " properties");
        }
        properties = List.copyOf(properties);
    }

    @Override
    public EntryKey key() {
        return new EntryKey(EntryKey.Kind.PROFILE, id);
    }
}
