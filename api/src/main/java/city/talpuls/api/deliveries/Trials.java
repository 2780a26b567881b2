package city.talpuls.api.deliveries;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;

/** Tries whether a recipient hears: by a delivery of no alert, which goes the way of all others. */
@Singleton
final class Trials {

    /** Nobody asks for older ones any more, and there is no alert with which they would go. */
    private static final String FORGET = """
            DELETE FROM delivery
            WHERE alert IS NULL AND recipient = :recipient AND settled_at < now() - interval '1 day'""";

    private final Database database;

    Trials(Database database) {
        this.database = database;
    }

    /**
     * Asks for one.
     *
     * @throws ProblemException if there is no such recipient, or a trial of it is on its way
     */
    StoredDelivery of(String recipient) {
        return database.change(handle -> {
            requireRecipient(handle, recipient);
            boolean waiting = handle.createQuery("""
                            SELECT EXISTS (SELECT FROM delivery
                                WHERE alert IS NULL AND recipient = :recipient AND state = 'waiting')""")
                    .bind("recipient", recipient)
                    .mapTo(Boolean.class)
                    .one();
            if (waiting) {
                throw new ProblemException(Problem.of(
                        ProblemType.CONFLICT, "id", "a trial of the recipient '" + recipient + "' is on its way"));
            }
            handle.createUpdate(FORGET).bind("recipient", recipient).execute();
            return handle.createQuery("INSERT INTO delivery (recipient) VALUES (:recipient) RETURNING *")
                    .bind("recipient", recipient)
                    .map((row, context) -> StoredDelivery.of(row))
                    .one();
        });
    }

    /** Holds it, so that of two who ask at the same time one waits for the other. */
    private static void requireRecipient(Handle handle, String recipient) {
        boolean isThere = handle.createQuery(
                        "SELECT true FROM registry_entry WHERE kind = 'recipient' AND id = :id FOR UPDATE")
                .bind("id", recipient)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
        if (!isThere) {
            throw new ProblemException(
                    Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no recipient '" + recipient + "'"));
        }
    }
}
