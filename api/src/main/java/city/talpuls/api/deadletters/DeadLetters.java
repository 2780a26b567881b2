package city.talpuls.api.deadletters;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Reason;
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
    Page<StoredDeadLetter> page(@Nullable Reason reason, @Nullable Place before, Limit limit) {
        return database.ask(handle -> {
            var found = new ArrayList<StoredDeadLetter>();
            List<Boolean> more = query(handle, reason, before, limit)
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

    private static Query query(Handle handle, @Nullable Reason reason, @Nullable Place before, Limit limit) {
        Query query = handle.createQuery("SELECT * FROM (SELECT *,"
                        + " row_number() OVER newest AS position, count(*) OVER () AS found,"
                        + " sum(octet_length(payload)) OVER newest - octet_length(payload) AS bytes_before"
                        + " FROM (SELECT * FROM dead_letter WHERE true"
                        + (reason == null ? "" : " AND reason = :reason")
                        + (before == null ? "" : " AND (received_at, id) < (:time, :id)")
                        + " ORDER BY received_at DESC, id DESC LIMIT :rows) AS candidate"
                        + " WINDOW newest AS (ORDER BY received_at DESC, id DESC ROWS UNBOUNDED PRECEDING)) AS letter"
                        + " WHERE position <= :limit AND bytes_before < :bytes ORDER BY position")
                .bind("rows", limit.items() + 1)
                .bind("limit", limit.items())
                .bind("bytes", MOST_BYTES);
        if (reason != null) {
            query.bind("reason", reason.code());
        }
        return before == null ? query : query.bind("time", before.receivedAt()).bind("id", before.id());
    }
}
