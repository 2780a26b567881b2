package city.talpuls.api.registry;

import city.talpuls.api.deadletters.Replays;
import city.talpuls.api.devices.RegisteredDevice;
import city.talpuls.api.devices.Registry;
import city.talpuls.api.erasures.Erasure;
import city.talpuls.api.erasures.Erasures;
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
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Registers devices. The device's row shows what was decided at once; the streams agree with its next message. A device
 * that gets a profile has what waited for one read again.
 */
@Singleton
public final class DeviceRegistrations {

    private static final int BATCH = 1_000;

    private final Entries entries;
    private final Registry registry;
    private final Replays replays;
    private final Erasures erasures;
    private final Districts districts = Districts.shipped();

    DeviceRegistrations(Entries entries, Registry registry, Replays replays, Erasures erasures) {
        this.entries = entries;
        this.registry = registry;
        this.replays = replays;
        this.erasures = erasures;
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
        Duration interval = form.read("interval", Reading::duration);
        Map<Setting, Double> settings = settings(form.object("settings"));
        Visibility visibility = form.read("visibility", Visibility::ofLabel);
        return form.checked(
                "name", () -> new Registration(device, name, location, profile, interval, settings, visibility));
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

    /** Decides who may see a device, whatever else is decided about it; one that was not registered is then. */
    public RegisteredDevice show(DeviceId device, Visibility visibility) {
        entries.change(handle -> {
            handle.execute("SELECT FROM device WHERE id = ? FOR UPDATE", device.value());
            Registration was = entries.hold(handle, Registration.class, key(device))
                    .map(Registered::entry)
                    .orElseGet(() -> new Registration(device, null, null, null, null, Map.of(), visibility));
            return put(
                    handle,
                    new Registration(
                            device,
                            was.name(),
                            was.location(),
                            was.profile(),
                            was.interval(),
                            was.settings(),
                            visibility));
        });
        return shown(device);
    }

    private boolean put(Handle handle, Registration registration) {
        var device = registration.device();
        // Whoever writes letters of the device waits until its profile is there, and then has them read again.
        handle.execute("SELECT FROM device WHERE id = ? FOR UPDATE", device.value());
        requireProfile(handle, registration.profile());
        boolean isNew = entries.put(handle, registration);
        show(handle, List.of(registration));
        if (registration.profile() != null) {
            replays.askUnclaimed(handle, device);
        }
        return isNew;
    }

    private void requireProfile(Handle handle, @Nullable String profile) {
        if (profile != null && !holds(handle, profile)) {
            throw ProblemException.badParameter("profile", "there is no profile '" + profile + "'");
        }
    }

    /** Registers the devices of a table, all or none. */
    ImportAnswer putAll(List<DeviceTable.Row> rows) {
        List<Registration> registrations = rows.stream()
                .map(DeviceTable.Row::registration)
                .sorted(Comparator.comparing(
                        registration -> registration.device().value()))
                .toList();
        List<String> ids = registrations.stream()
                .map(registration -> registration.device().value())
                .toList();
        return entries.change(handle -> {
            readByIndex(handle);
            // As with one, and in the order of their ids, so that two imports at once do not wait for each other.
            handle.createQuery("SELECT id FROM device WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                    .bindArray("ids", String.class, ids)
                    .mapTo(String.class)
                    .list();
            requireProfiles(handle, rows);
            int created = entries.putAll(handle, EntryKey.Kind.DEVICE, registrations);
            show(handle, registrations);
            List<String> readable = registrations.stream()
                    .filter(registration -> registration.profile() != null)
                    .map(registration -> registration.device().value())
                    .toList();
            replays.unclaimed(handle, readable).forEach(device -> replays.askUnclaimed(handle, device));
            return new ImportAnswer(created, rows.size() - created);
        });
    }

    /**
     * Has the transaction look up rows by index. A table of a page is read whole faster, and the database keeps such a plan,
     * of triggers and foreign keys too, while the table grows by a hundred thousand rows: it would take a quarter of an hour.
     */
    private static void readByIndex(Handle handle) {
        handle.execute("DISCARD PLANS");
        handle.execute("SET LOCAL enable_seqscan = off");
    }

    private void requireProfiles(Handle handle, List<DeviceTable.Row> rows) {
        Map<String, Boolean> known = new HashMap<>();
        var mistakes = new DeviceTable.Mistakes();
        for (DeviceTable.Row row : rows) {
            String profile = row.registration().profile();
            if (profile != null && !known.computeIfAbsent(profile, id -> holds(handle, id))) {
                mistakes.add(row.line(), "there is no profile '" + profile + "'");
            }
        }
        mistakes.end();
    }

    private boolean holds(Handle handle, String profile) {
        return entries.hold(handle, Profile.class, new EntryKey(EntryKey.Kind.PROFILE, profile))
                .isPresent();
    }

    private void show(Handle handle, List<Registration> registrations) {
        PreparedBatch batch = handle.prepareBatch("""
                        INSERT INTO device (id, name, latitude, longitude, district, visibility)
                        VALUES (:id, coalesce(:name, :id), :latitude, :longitude, :district, coalesce(:visibility, :usual))
                        ON CONFLICT (id) DO UPDATE SET
                            name = coalesce(:name, device.name),
                            latitude = coalesce(:latitude, device.latitude),
                            longitude = coalesce(:longitude, device.longitude),
                            district = CASE WHEN :placed THEN :district ELSE device.district END,
                            visibility = coalesce(:visibility, device.visibility)""");
        for (Registration registration : registrations) {
            Position location = registration.location();
            Visibility visibility = registration.visibility();
            batch.bind("id", registration.device().value())
                    .bind("name", registration.name())
                    .bind("latitude", location == null ? null : location.latitude())
                    .bind("longitude", location == null ? null : location.longitude())
                    .bind("placed", location != null)
                    .bind(
                            "district",
                            location == null ? null : districts.of(location).orElse(null))
                    .bind("visibility", visibility == null ? null : visibility.label())
                    .bind("usual", Visibility.PUBLIC.label())
                    .add();
            if (batch.size() == BATCH) {
                batch.execute();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
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

    /** Takes the registration away, if there is one, and has the device erased with all that it left. */
    public Erasure erase(DeviceId device) {
        return erase(device, handle -> {});
    }

    /** The same, and in the same transaction what somebody else has to do about it. */
    public Erasure erase(DeviceId device, Consumer<Handle> also) {
        return entries.change(handle -> {
            Erasure asked = erasures.ask(handle, device);
            entries.remove(handle, key(device));
            also.accept(handle);
            return asked;
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
