package city.talpuls.api.erasures;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Asks for devices to be erased, which the streams then do, and says how far that is. */
@Singleton
public final class Erasures {

    private final Database database;

    Erasures(Database database) {
        this.database = database;
    }

    /**
     * Within a change: asks for the device to be erased.
     *
     * @throws ProblemException if nothing is known of it
     */
    public Erasure ask(Handle handle, DeviceId device) {
        boolean known = handle.createQuery("""
                        SELECT EXISTS (SELECT FROM device WHERE id = :id)
                            OR EXISTS (SELECT FROM uplink WHERE device = :id)
                            OR EXISTS (SELECT FROM dead_letter WHERE device = :id)""")
                .bind("id", device.value())
                .mapTo(Boolean.class)
                .one();
        if (!known) {
            throw new ProblemException(
                    Problem.of(ProblemType.UNKNOWN_DEVICE, "id", "there is no device '" + device + "'"));
        }
        long id = handle.createQuery("""
                        INSERT INTO request (of_group, kind, device, from_time, to_time)
                        VALUES (nextval('request_group'), 'erase', :device, timestamptz 'epoch', now())
                        RETURNING of_group""")
                .bind("device", device.value())
                .mapTo(Long.class)
                .one();
        return find(handle, id);
    }

    /**
     * How far it is.
     *
     * @throws ProblemException if there is none of that id
     */
    Erasure one(long id) {
        return database.ask(handle -> find(handle, id));
    }

    private static Erasure find(Handle handle, long id) {
        Map<String, Long> erased = new TreeMap<>();
        handle.createQuery("""
                        SELECT name, rows::bigint AS number
                        FROM request CROSS JOIN LATERAL jsonb_each_text(erased) AS counted (name, rows)
                        WHERE of_group = :id AND kind = 'erase'""")
                .bind("id", id)
                .map((row, context) -> Map.entry(row.getString("name"), row.getLong("number")))
                .forEach(count -> erased.put(count.getKey(), count.getValue()));
        return handle.createQuery("SELECT * FROM request WHERE of_group = :id AND kind = 'erase'")
                .bind("id", id)
                .map((row, context) -> erasure(id, row, erased))
                .findOne()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no erasure '" + id + "'")));
    }

    private static Erasure erasure(long id, ResultSet row, Map<String, Long> erased) throws SQLException {
        String device = row.getString("device");
        Timestamp doneAt = row.getTimestamp("done_at");
        return new Erasure(
                Long.toString(id),
                device.isEmpty() ? null : device,
                row.getTimestamp("asked_at").toInstant(),
                row.getString("state").equals("done"),
                doneAt == null ? null : doneAt.toInstant(),
                erased);
    }
}
