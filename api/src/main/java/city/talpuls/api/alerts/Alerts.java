package city.talpuls.api.alerts;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Asks the database for alerts, and notes who has seen them. */
@Singleton
final class Alerts {

    private static final String LIST = "alerts";

    private static final String ALERT = """
            SELECT alert.*, device.name AS device_name, device.district, datastream.unit
            FROM alert
            LEFT JOIN device ON device.id = alert.device
            LEFT JOIN datastream ON datastream.device = alert.device AND datastream.property = alert.property
            """;

    private final Database database;

    Alerts(Database database) {
        this.database = database;
    }

    /** Those before a place in the list, that raised last first. */
    Page<Alert> page(Filter filter, @Nullable Cursor cursor, Limit limit) {
        Place before = cursor == null ? null : cursor.read(LIST, 2, Place::of);
        List<Alert> found = database.ask(handle -> {
            Query query = handle.createQuery(ALERT + " WHERE "
                            + filter.condition()
                            + (before == null ? "" : " AND (raised_at, alert.id) < (:time, :id)")
                            + " ORDER BY raised_at DESC, alert.id DESC LIMIT :rows")
                    .bind("rows", limit.items() + 1);
            filter.values().forEach((name, value) -> {
                if (value instanceof String[] texts) {
                    query.bindArray(name, String.class, (Object[]) texts);
                } else {
                    query.bind(name, value);
                }
            });
            if (before != null) {
                query.bind("time", before.raisedAt()).bind("id", before.id());
            }
            return query.map((row, context) -> Alert.of(row)).list();
        });
        return Page.of(found, limit, last -> Cursor.of(LIST, last.raisedAt().toString(), last.id()));
    }

    private record Place(Instant raisedAt, String id) {

        static Place of(List<String> values) {
            return new Place(Moment.ofText(values.get(0)).instant(), values.get(1));
        }
    }

    /**
     * One with all that happened to it.
     *
     * @throws ProblemException if there is none
     */
    AlertStory story(String id) {
        return database.ask(handle -> new AlertStory(
                find(handle, id).orElseThrow(() -> unknown(id)),
                handle.createQuery("SELECT * FROM alert_event WHERE alert = :id ORDER BY number")
                        .bind("id", id)
                        .map((row, context) -> new AlertStory.Event(
                                row.getString("kind"),
                                row.getString("severity"),
                                row.getDouble("value"),
                                row.getObject("threshold", Double.class),
                                Alert.time(row, "time")))
                        .list()));
    }

    /**
     * Notes that somebody has seen it.
     *
     * @throws ProblemException if there is none
     */
    Alert acknowledge(String id, Acknowledgement seen) {
        return database.change(handle -> {
            int found = handle.createUpdate("""
                            UPDATE alert SET acknowledged_at = now(), acknowledged_by = :by, note = :note
                            WHERE id = :id""")
                    .bind("id", id)
                    .bind("by", seen.by())
                    .bind("note", seen.note())
                    .execute();
            if (found == 0) {
                throw unknown(id);
            }
            return find(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    private static Optional<Alert> find(Handle handle, String id) {
        return handle.createQuery(ALERT + " WHERE alert.id = :id")
                .bind("id", id)
                .map((row, context) -> Alert.of(row))
                .findOne();
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no alert '" + id + "'"));
    }
}
