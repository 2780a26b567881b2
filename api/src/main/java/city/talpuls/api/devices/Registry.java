package city.talpuls.api.devices;

import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the database for devices and datastreams. */
@Singleton
public final class Registry {

    /** A device with what operators decided about it, and what waits. */
    private static final String DEVICE = """
            SELECT device.*, entry.entry ->> 'profile' AS profile,
                entry.entry ->> 'interval' AS interval, coalesce(entry.entry -> 'settings', '{}') AS settings,
                (SELECT count(*) FROM dead_letter
                 WHERE dead_letter.device = device.id AND reason = 'unclaimed' AND state = 'open') AS unclaimed
            FROM device LEFT JOIN registry_entry AS entry ON entry.kind = 'device' AND entry.id = device.id
            """;

    private final Database database;

    Registry(Database database) {
        this.database = database;
    }

    /**
     * The datastream on which a device measures a property.
     *
     * @throws ProblemException if there is no such device, or it measures no such thing
     */
    public Datastream datastream(DeviceId device, Property property) {
        Optional<Datastream> found = database.ask(
                handle -> handle.createQuery("SELECT * FROM datastream WHERE device = :device AND property = :property")
                        .bind("device", device.value())
                        .bind("property", property.name())
                        .map((row, context) -> Datastream.of(row))
                        .findOne());
        return found.orElseThrow(() -> {
            require(device, "device");
            return new ProblemException(Problem.of(
                    ProblemType.UNKNOWN_DATASTREAM,
                    "property",
                    "the device '" + device + "' has no datastream of '" + property + "'"));
        });
    }

    /**
     * The device with this id.
     *
     * @param parameter which parameter names it
     * @throws ProblemException if there is none
     */
    public RegisteredDevice require(DeviceId id, String parameter) {
        Optional<RegisteredDevice> found = database.ask(handle -> handle.createQuery(DEVICE + "WHERE device.id = :id")
                .bind("id", id.value())
                .map((row, context) -> RegisteredDevice.of(row))
                .findOne());
        return found.orElseThrow(() -> new ProblemException(
                Problem.of(ProblemType.UNKNOWN_DEVICE, parameter, "there is no device '" + id + "'")));
    }

    /**
     * Whose measurements are asked for.
     *
     * @throws ProblemException if a device and a district are named, or a device that is not there
     */
    public Whose whose(@Nullable DeviceId device, @Nullable District district) {
        var whose = new Whose(device, district);
        if (device != null) {
            require(device, "device");
        }
        return whose;
    }

    /**
     * The devices after an id, one more than the limit if there are so many; the first come after "".
     *
     * @param profile only those with this profile
     * @param unclaimed only those of which messages wait for a profile, or only those of which none does
     * @param search only those that have this in their id, name or district
     */
    List<RegisteredDevice> devicesAfter(
            String id, @Nullable String profile, @Nullable Boolean unclaimed, @Nullable String search, Limit limit) {
        return database.ask(handle -> handle.createQuery("SELECT * FROM (" + DEVICE + """
                        WHERE device.id > :id
                            AND (cast(:search AS text) IS NULL
                                OR strpos(lower(concat_ws(' ', device.id, device.name, device.district)), lower(:search)) > 0))
                            AS found
                        WHERE (cast(:profile AS text) IS NULL OR profile = :profile)
                            AND (cast(:unclaimed AS boolean) IS NULL OR (unclaimed > 0) = :unclaimed)
                        ORDER BY id LIMIT :rows""")
                .bind("id", id)
                .bind("profile", profile)
                .bind("unclaimed", unclaimed)
                .bind("search", search)
                .bind("rows", limit.items() + 1)
                .map((row, context) -> RegisteredDevice.of(row))
                .list());
    }

    /** Those of these devices that are there, by id. */
    public List<RegisteredDevice> devices(Set<String> ids) {
        return database.ask(handle -> handle.createQuery(DEVICE + "WHERE device.id = ANY(:ids) ORDER BY device.id")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> RegisteredDevice.of(row))
                .list());
    }

    /** The datastreams after a number, one more than the limit if there are so many. */
    List<Datastream> datastreamsAfter(int id, @Nullable DeviceId device, @Nullable Property property, Limit limit) {
        return database.ask(handle -> handle.createQuery("""
                        SELECT * FROM datastream
                        WHERE id > :id
                            AND (cast(:device AS text) IS NULL OR device = :device)
                            AND (cast(:property AS text) IS NULL OR property = :property)
                        ORDER BY id LIMIT :rows""")
                .bind("id", id)
                .bind("device", device == null ? null : device.value())
                .bind("property", property == null ? null : property.name())
                .bind("rows", limit.items() + 1)
                .map((row, context) -> Datastream.of(row))
                .list());
    }

    /** All properties that have datastreams. */
    List<MeasuredProperty> properties() {
        return database.ask(handle -> handle.createQuery("""
                        SELECT property, min(unit) AS unit, count(*) AS datastreams
                        FROM datastream GROUP BY property ORDER BY property""")
                .map((row, context) -> new MeasuredProperty(
                        row.getString("property"), row.getString("unit"), row.getInt("datastreams")))
                .list());
    }
}
