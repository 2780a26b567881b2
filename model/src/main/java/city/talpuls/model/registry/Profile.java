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
 * @param checks when its readings are doubtful, beside the limits of its properties; at most one of each property
 * @param clock when its clock is in doubt; absent: when it is ahead
 */
public record Profile(
        String id,
        String name,
        @Nullable String codec,
        @Nullable Duration interval,
        List<ProfileProperty> properties,
        @Nullable History history,
        List<PropertyChecks> checks,
        @Nullable ClockCheck clock)
        implements RegistryEntry {

    /** The id of the profile whose checks count for devices that have no profile; none is shipped. */
    public static final String DEFAULT = "default";

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
        checks = checks == null ? List.of() : List.copyOf(checks);
        if (checks.size() > MOST) {
            throw new IllegalArgumentException(
                    "the profile " + id + " has checks of more than " + MOST + " properties");
        }
        long different =
                checks.stream().map(PropertyChecks::property).distinct().count();
        if (different < checks.size()) {
            throw new IllegalArgumentException("the profile " + id + " has checks of a property twice");
        }
    }

    /** A profile that checks nothing but the limits of its properties. */
    public Profile(
            String id,
            String name,
            @Nullable String codec,
            @Nullable Duration interval,
            List<ProfileProperty> properties,
            @Nullable History history) {
        this(id, name, codec, interval, properties, history, List.of(), null);
    }

    @Override
    public EntryKey key() {
        return new EntryKey(EntryKey.Kind.PROFILE, id);
    }
}
