package city.talpuls.streams.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands batches to a sink. Of one that the database refuses for what is in it, halves are tried, and halves of these, until
 * the messages are found that cannot be stored; all others are.
 */
final class Sieve<T> {

    private interface Attempt<T> {
        void make(List<T> values) throws SQLException;
    }

    private interface Undo {
        void undo() throws SQLException;
    }

    private interface Mark {
        Undo set() throws SQLException;
    }

    private final Sink<T> sink;

    Sieve(Sink<T> sink) {
        this.sink = sink;
    }

    /**
     * Writes within the connection's transaction, at its beginning, what can be written, in its order.
     *
     * @return those that cannot
     * @throws SQLException if no message is to blame
     */
    List<Refusal> write(Connection connection, List<Message<T>> batch) throws SQLException {
        try {
            List<T> values = values(batch);
            sink.prepare(connection, values);
            sink.write(connection, values);
            return List.of();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            if (!Refusal.isOfTheMessage(e)) {
                throw e;
            }
        }
        List<Refusal> refused = new ArrayList<>();
        // What is prepared is committed, so that no savepoint outlives it, and there is nothing else to go back to.
        List<Message<T>> prepared =
                sift(batch, values -> sink.prepare(connection, values), () -> connection::rollback, refused);
        sift(prepared, values -> sink.write(connection, values), () -> savepoint(connection), refused);
        return refused;
    }

    private static Undo savepoint(Connection connection) throws SQLException {
        Savepoint here = connection.setSavepoint();
        return () -> connection.rollback(here);
    }

    /** Returns those for which the attempt succeeded. */
    private List<Message<T>> sift(List<Message<T>> batch, Attempt<T> attempt, Mark mark, List<Refusal> refused)
            throws SQLException {
        if (batch.isEmpty()) {
            return batch;
        }
        Undo undo = mark.set();
        try {
            attempt.make(values(batch));
            return batch;
        } catch (SQLException | RuntimeException e) {
            if (!Refusal.isOfTheMessage(e)) {
                throw e;
            }
            undo.undo();
            if (batch.size() == 1) {
                refused.add(Refusal.of(batch.getFirst().origin(), e));
                return List.of();
            }
        }
        int half = batch.size() / 2;
        List<Message<T>> taken = new ArrayList<>(sift(batch.subList(0, half), attempt, mark, refused));
        taken.addAll(sift(batch.subList(half, batch.size()), attempt, mark, refused));
        return taken;
    }

    private List<T> values(List<Message<T>> batch) {
        return batch.stream().map(Message::value).toList();
    }
}
