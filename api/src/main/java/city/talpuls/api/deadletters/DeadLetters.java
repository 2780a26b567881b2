package city.talpuls.api.deadletters;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Asks the database for dead letters, the newest first. */
@Singleton
final class DeadLetters {

    /** A page of the longest messages would not fit into memory; this much in bytes does. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /** The letters before a place in the list, as many as were asked for unless they are too long together. */
    Page<StoredDeadLetter> page(Filter filter, @Nullable Place before, Limit limit) {
        return database.ask(handle -> {
            var found = new ArrayList<StoredDeadLetter>();
            List<Boolean> more = query(handle, filter, before, limit)
                    .map((row, context) -> {
                        found.add(StoredDeadLetter.of(row));
                        return row.getInt("position") < row.getInt("found");
                    })
                    .list();
            return more.isEmpty() || !more.getLast()
                    ? Page.whole(found)
                    : new Page<>(found, Place.of(found.getLast()).cursor().text());
        });
    }

    /**
     * The letter with this id.
     *
     * @throws ProblemException if there is none
     */
    StoredDeadLetter require(String id) {
        return database.ask(handle -> handle.createQuery("SELECT * FROM dead_letter WHERE id = :id")
                        .bind("id", id)
                        .map((row, context) -> StoredDeadLetter.of(row))
                        .findOne())
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no dead letter '" + id + "'")));
    }

    /** How many there are of each reason, of all devices or of one. */
    List<ReasonCount> counts(@Nullable DeviceId device) {
        return database.ask(handle -> handle.createQuery("""
                        SELECT reason, count(*) FILTER (WHERE state = 'open') AS open, count(*) AS total
                        FROM dead_letter
                        WHERE cast(:device AS text) IS NULL OR device = :device
                        GROUP BY reason ORDER BY reason""")
                .bind("device", device == null ? null : device.value())
                .map((row, context) ->
                        new ReasonCount(row.getString("reason"), row.getLong("open"), row.getLong("total")))
                .list());
    }

    private static Query query(Handle handle, Filter filter, @Nullable Place before, Limit limit) {
        Query query = handle.createQuery("SELECT * FROM (SELECT *,"
                        + " row_number() OVER newest AS position, count(*) OVER () AS found,"
                        + " sum(octet_length(payload)) OVER newest - octet_length(payload) AS bytes_before"
                        + " FROM (SELECT * FROM dead_letter WHERE "
                        + filter.condition()
                        + (before == null ? "" : " AND (received_at, id) < (:time, :id)")
                        + " ORDER BY received_at DESC, id DESC LIMIT :rows) AS candidate"
                        + " WINDOW newest AS (ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)) AS letter"
                        + " WHERE position <= :limit AND bytes_before < :bytes ORDER BY position")
                .bind("rows", limit.items() + 1)
                .bind("limit", limit.items())
                .bind("bytes", MOST_BYTES);
        filter.values().forEach(query::bind);
        return before == null ? query : query.bind("time", before.receivedAt()).bind("id", before.id());
    }
}
