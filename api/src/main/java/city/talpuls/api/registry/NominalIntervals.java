package city.talpuls.api.registry;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Registration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Knows how often devices usually speak. */
@Singleton
public final class NominalIntervals {

    private final Entries entries;

    NominalIntervals(Entries entries) {
        this.entries = entries;
    }

    /** How often a device usually speaks: as was registered for itself, else as its profile says, if either does. */
    public Optional<Duration> of(DeviceId device) {
        return entries.find(Registration.class, new EntryKey(EntryKey.Kind.DEVICE, device.value()))
                .map(Registered::entry)
                .flatMap(registration -> Optional.ofNullable(registration.interval())
                        .or(() -> Optional.ofNullable(registration.profile()).flatMap(this::ofProfile)));
    }

    private Optional<Duration> ofProfile(String profile) {
        return entries.find(Profile.class, new EntryKey(EntryKey.Kind.PROFILE, profile))
                .map(found -> found.entry().interval());
    }
}
