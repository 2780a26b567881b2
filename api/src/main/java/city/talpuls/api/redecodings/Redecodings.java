package city.talpuls.api.redecodings;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Asks for messages to be read again, which the streams then do, and says how far that is. */
@Singleton
final class Redecodings {

    private final Database database;

    Redecodings(Database database) {
        this.database = database;
    }

    /**
     * Asks for the messages of one device.
     *
     * @throws ProblemException if nothing is known of the device
     */
    Redecoding ask(DeviceId device, Instant from, Instant to) {
        return database.change(handle -> {
            boolean known = handle.createQuery("""
                            SELECT EXISTS (SELECT FROM device WHERE id = :id)
                                OR EXISTS (SELECT FROM uplink WHERE device = :id)""")
                    .bind("id", device.value())
                    .mapTo(Boolean.class)
                    .one();
            if (!known) {
                throw ProblemException.badParameter("device", "there is no device '" + device + "'");
            }
            long id = handle.createQuery("""
                            INSERT INTO request (of_group, kind, device, from_time, to_time, messages)
                            SELECT nextval('request_group'), 'redecode', :device, :from, :to, count(*)
                            FROM uplink_message
                            WHERE device = :device AND received_at >= :from AND received_at < :to
                            RETURNING of_group""")
                    .bind("device", device.value())
                    .bind("from", from)
                    .bind("to", to)
                    .mapTo(Long.class)
                    .one();
            return find(handle, id);
        });
    }

    /**
     * How far it is.
     *
     * @throws ProblemException if there is none of that id
     */
    Redecoding one(long id) {
        return database.ask(handle -> find(handle, id));
    }

    private static Redecoding find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM request WHERE of_group = :id AND kind = 'redecode'")
                .bind("id", id)
                .map((row, context) -> {
                    boolean done = row.getString("state").equals("done");
                    long messages = row.getLong("messages");
                    return new Redecoding(
                            Long.toString(id),
                            row.getString("device"),
                            row.getTimestamp("asked_at").toInstant(),
                            row.getTimestamp("from_time").toInstant(),
                            row.getTimestamp("to_time").toInstant(),
                            messages,
                            done ? 0 : Math.max(0, messages - row.getLong("settled")),
                            done);
                })
                .findOne()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no redecoding '" + id + "'")));
    }
}
