package city.talpuls.api.audit;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.store.Database;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in the audit log. An attempt is committed before anything is changed; while the database is away, that fails and
 * with it the request, whose change would need the same database. The answer's status is added afterwards; where it is
 * missing, nobody knows whether the change was made.
 */
@Singleton
public final class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final String LIST = "audit";

    private final Database database;
    private final InstantSource clock;

    AuditTrail(Database database, @Named("api") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes an attempt.
     *
     * @param status with which it is refused; absent if it goes on
     * @return the number of the row
     * @throws JdbiException if it cannot be noted
     */
    public long note(Attempt attempt, @Nullable Integer status) {
        var role = attempt.caller().role();
        return database.change(handle -> handle.createQuery("""
                        INSERT INTO audit (time, caller, name, role, method, route, path, status, address, request)
                        VALUES (:time, :caller, :name, :role, :method, :route, :path, :status, :address, :request)
                        RETURNING id""")
                .bind("time", clock.instant())
                .bind("caller", attempt.caller().id())
                .bind("name", attempt.caller().name())
                .bind("role", role == null ? null : role.toString())
                .bind("method", attempt.method())
                .bind("route", attempt.route())
                .bind("path", attempt.path())
                .bind("status", status)
                .bind("address", attempt.address().getHostAddress())
                .bind("request", attempt.request())
                .mapTo(Long.class)
                .one());
    }

    /** Adds how an attempt was answered; if that cannot be noted, the log has it. */
    public void answered(long row, int status) {
        try {
            database.change(handle -> handle.createUpdate("UPDATE audit SET status = :status WHERE id = :id")
                    .bind("status", status)
                    .bind("id", row)
                    .execute());
        } catch (RuntimeException e) {
            log.warn("Entry {} of the audit log was answered {}, which could not be noted there", row, status, e);
        }
    }

    /**
     * Those that came last first.
     *
     * @param from not before it
     * @param to before it
     * @param caller of this caller only
     */
    Page<AuditEntry> page(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String caller,
            @Nullable Cursor cursor,
            Limit limit) {
        Place before = cursor == null ? null : cursor.read(LIST, 2, Place::of);
        List<AuditEntry> found = database.ask(handle -> {
            Query query = handle.createQuery("SELECT * FROM audit WHERE true"
                            + (from == null ? "" : " AND time >= :from")
                            + (to == null ? "" : " AND time < :to")
                            + (caller == null ? "" : " AND caller = :caller")
                            + (before == null ? "" : " AND (time, id) < (:time, :id)")
                            + " ORDER BY time DESC, id DESC LIMIT :rows")
                    .bind("rows", limit.items() + 1);
            if (from != null) {
                query.bind("from", from);
            }
            if (to != null) {
                query.bind("to", to);
            }
            if (caller != null) {
                query.bind("caller", caller);
            }
            if (before != null) {
                query.bind("time", before.time()).bind("id", before.id());
            }
            return query.map((row, context) -> AuditEntry.of(row)).list();
        });
        return Page.of(found, limit, last -> Cursor.of(LIST, last.time().toString(), Long.toString(last.id())));
    }

    private record Place(Instant time, long id) {

        static Place of(List<String> values) {
            return new Place(Moment.ofText(values.get(0)).instant(), Long.parseLong(values.get(1)));
        }
    }
}
