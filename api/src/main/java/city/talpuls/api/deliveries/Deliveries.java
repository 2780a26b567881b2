package city.talpuls.api.deliveries;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks for deliveries, and has them tried once more. */
@Singleton
final class Deliveries {

    private static final String LIST = "deliveries";

    /** An operator has just looked into it, so it has all its attempts again. */
    private static final String RETRY = """
            UPDATE delivery SET state = 'waiting', attempts = 0, waiting_since = now(), next_attempt = now(), settled_at = NULL
            WHERE id = :id AND state = 'failed' RETURNING *""";

    private final Database database;

    Deliveries(Database database) {
        this.database = database;
    }

    /** The newest first. */
    Page<StoredDelivery> page(
            @Nullable StateChoice state, @Nullable String recipient, Limit limit, @Nullable Cursor cursor) {
        Long before = cursor == null ? null : cursor.read(LIST, 1, values -> Long.valueOf(values.getFirst()));
        return database.ask(handle -> {
            var query = handle.createQuery("SELECT * FROM delivery WHERE true"
                            + (state == null ? "" : " AND state = '" + state.label() + "'")
                            + (recipient == null ? "" : " AND recipient = :recipient")
                            + (before == null ? "" : " AND id < :before")
                            + " ORDER BY id DESC LIMIT :rows")
                    .bind("rows", limit.items() + 1);
            if (recipient != null) {
                query.bind("recipient", recipient);
            }
            if (before != null) {
                query.bind("before", before);
            }
            return Page.of(
                    query.map((row, context) -> StoredDelivery.of(row)).list(),
                    limit,
                    last -> Cursor.of(LIST, last.id()));
        });
    }

    /**
     * The delivery with this id.
     *
     * @throws ProblemException if there is none
     */
    StoredDelivery require(long id) {
        return database.ask(handle -> find(handle, id));
    }

    /**
     * Has one tried again that was given up.
     *
     * @throws ProblemException if there is none of that id, or it was not given up
     */
    StoredDelivery retry(long id) {
        return database.change(handle -> handle.createQuery(RETRY)
                .bind("id", id)
                .map((row, context) -> StoredDelivery.of(row))
                .findOne()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemType.CONFLICT,
                        "id",
                        "only what was given up can be tried again; this delivery is "
                                + find(handle, id).state()))));
    }

    private static StoredDelivery find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM delivery WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> StoredDelivery.of(row))
                .findOne()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no delivery '" + id + "'")));
    }
}
