package city.talpuls.api.registry;

import city.talpuls.api.deadletters.Replays;
import city.talpuls.api.devices.RegisteredDevice;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.registry.Districts;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.RegistryId;
import city.talpuls.model.registry.Setting;
import city.talpuls.model.registry.Visibility;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Registers devices. The device's row shows what was decided at once; the streams agree with its next message. A device
 * that gets a profile has what waited for one read again.
 */
@Singleton
final class DeviceRegistrations {

    private final Entries entries;
    private final Registry registry;
    private final Replays replays;
    private final Districts districts = Districts.shipped();

    DeviceRegistrations(Entries entries, Registry registry, Replays replays) {
        this.entries = entries;
        this.registry = registry;
        this.replays = replays;
    }

    /** What operators decided about a device so far, if they did. */
    Optional<Registration> find(DeviceId device) {
        return entries.find(Registration.class, key(device)).map(Registered::entry);
    }

    /** Reads what an operator decides about a device. */
    static Registration read(DeviceId device, Form form) {
        String name = form.text("name");
        Position location = Answers.location(form);
        String profile = form.read("profile", DeviceRegistrations::profile);
        Map<Setting, Double> settings = settings(form.object("settings"));
        Visibility visibility = form.read("visibility", Visibility::ofLabel);
        return form.checked(
                "name",
                () -> new Registration(
                        device,
                        name,
                        location,
                        profile,
                        settings,
                        visibility == null ? Visibility.PUBLIC : visibility));
    }

    private static String profile(String id) {
        if (!RegistryId.isValid(id)) {
            throw new IllegalArgumentException("there is no profile '" + id + "'");
        }
        return id;
    }

    private static Map<Setting, Double> settings(@Nullable Form form) {
        Map<Setting, Double> settings = new EnumMap<>(Setting.class);
        if (form != null) {
            for (String name : form.fields()) {
                Setting setting = form.checked(name, () -> Setting.ofLabel(name));
                Double value = form.number(name);
                if (value != null) {
                    settings.put(setting, form.checked(name, () -> setting.checked(value)));
                }
            }
        }
        return settings;
    }

    /** Registers a device, new or not; says whether it had been registered before. */
    boolean put(Registration registration) {
        return entries.change(handle -> put(handle, registration));
    }

    private boolean put(Handle handle, Registration registration) {
        var device = registration.device();
        // Whoever writes letters of the device waits until its profile is there, and then has them read again.
        handle.execute("SELECT FROM device WHERE id = ? FOR UPDATE", device.value());
        requireProfile(handle, registration.profile());
        boolean isNew = entries.put(handle, registration);
        show(handle, registration);
        if (registration.profile() != null) {
            replays.askUnclaimed(handle, device);
        }
        return isNew;
    }

    private void requireProfile(Handle handle, @Nullable String profile) {
        if (profile != null
                && entries.hold(handle, Profile.class, new EntryKey(EntryKey.Kind.PROFILE, profile))
                        .isEmpty()) {
            throw ProblemException.badParameter("profile", "there is no profile '" + profile + "'");
        }
    }

    private void show(Handle handle, Registration registration) {
        Position location = registration.location();
        handle.createUpdate("""
                        INSERT INTO device (id, name, latitude, longitude, district, visibility)
                        VALUES (:id, coalesce(:name, :id), :latitude, :longitude, :district, :visibility)
                        ON CONFLICT (id) DO UPDATE SET
                            name = coalesce(:name, device.name),
                            latitude = coalesce(:latitude, device.latitude),
                            longitude = coalesce(:longitude, device.longitude),
                            district = CASE WHEN :placed THEN :district ELSE device.district END,
                            visibility = :visibility""")
                .bind("id", registration.device().value())
                .bind("name", registration.name())
                .bind("latitude", location == null ? null : location.latitude())
                .bind("longitude", location == null ? null : location.longitude())
                .bind("placed", location != null)
                .bind(
                        "district",
                        location == null ? null : districts.of(location).orElse(null))
                .bind("visibility", registration.visibility().label())
                .execute();
    }

    /** Takes the registration away, and the device with it if it never spoke. */
    void remove(DeviceId device) {
        entries.change(handle -> {
            if (!entries.remove(handle, key(device))) {
                throw new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "the device '" + device + "' is not registered"));
            }
            handle.execute("DELETE FROM device WHERE id = ? AND first_seen IS NULL", device.value());
            return true;
        });
    }

    /** The device as it is answered. */
    RegisteredDevice shown(DeviceId device) {
        return registry.require(device, "id");
    }

    private static EntryKey key(DeviceId device) {
        return new EntryKey(EntryKey.Kind.DEVICE, device.value());
    }
}
