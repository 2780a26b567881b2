package city.talpuls.api.rechecks;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.Profile;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asks for readings to be checked anew, which the streams then do, and says how far that is. */
@Singleton
final class Rechecks {

    /** A profile that counts for a device without one is that of all which have none. */
    private static final String OF_PROFILE = """
            SELECT device.id FROM device
            LEFT JOIN registry_entry AS entry ON entry.kind = 'device' AND entry.id = device.id
            WHERE coalesce(entry.entry ->> 'profile', :default) = :profile
            ORDER BY device.id""";

    private final Database database;

    Rechecks(Database database) {
        this.database = database;
    }

    /**
     * Asks for one device.
     *
     * @throws ProblemException if there is none of that id
     */
    Recheck ofDevice(DeviceId device, Instant from, Instant to) {
        return database.change(handle -> {
            boolean known = handle.createQuery("SELECT EXISTS (SELECT FROM device WHERE id = :id)")
                    .bind("id", device.value())
                    .mapTo(Boolean.class)
                    .one();
            if (!known) {
                throw ProblemException.badParameter("device", "there is no device '" + device + "'");
            }
            return ask(handle, List.of(device.value()), from, to);
        });
    }

    /**
     * Asks for all devices of a profile.
     *
     * @throws ProblemException if there are none
     */
    Recheck ofProfile(String profile, Instant from, Instant to) {
        return database.change(handle -> {
            List<String> devices = handle.createQuery(OF_PROFILE)
                    .bind("default", Profile.DEFAULT)
                    .bind("profile", profile)
                    .mapTo(String.class)
                    .list();
            if (devices.isEmpty()) {
                throw ProblemException.badParameter("profile", "no device has the profile '" + profile + "'");
            }
            return ask(handle, devices, from, to);
        });
    }

    private static Recheck ask(Handle handle, List<String> devices, Instant from, Instant to) {
        long id = handle.createQuery("SELECT nextval('request_group')")
                .mapTo(Long.class)
                .one();
        handle.createUpdate("""
                        INSERT INTO request (of_group, kind, device, from_time, to_time)
                        SELECT :group, 'recheck', device, :from, :to FROM unnest(:devices) AS device""")
                .bind("group", id)
                .bindArray("devices", String.class, devices)
                .bind("from", from)
                .bind("to", to)
                .execute();
        return find(handle, id);
    }

    /**
     * How far it is.
     *
     * @throws ProblemException if there is none of that id
     */
    Recheck one(long id) {
        return database.ask(handle -> find(handle, id));
    }

    private static Recheck find(Handle handle, long id) {
        return handle.createQuery("""
                        SELECT min(asked_at) AS asked_at, min(from_time) AS from_time, min(to_time) AS to_time,
                            count(*) AS devices, count(*) FILTER (WHERE state <> 'done') AS waiting
                        FROM request WHERE of_group = :id AND kind = 'recheck' HAVING count(*) > 0""")
                .bind("id", id)
                .map((row, context) -> new Recheck(
                        Long.toString(id),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getTimestamp("from_time").toInstant(),
                        row.getTimestamp("to_time").toInstant(),
                        row.getLong("devices"),
                        row.getLong("waiting")))
                .findOne()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no recheck '" + id + "'")));
    }
}
