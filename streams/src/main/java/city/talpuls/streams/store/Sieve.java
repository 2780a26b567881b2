package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceAggregates;
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
        List<DeviceAggregates> make(List<T> values) throws SQLException;
    }

    /**
     * What became of a batch.
     *
     * @param refused the records that cannot be stored
     * @param found what those who listen are to hear of once the transaction is kept
     */
    record Outcome(List<Refusal> refused, List<DeviceAggregates> found) {}

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
     * @throws SQLException if no message is to blame
     */
    Outcome write(Connection connection, List<Message<T>> batch) throws SQLException {
        try {
            List<T> values = values(batch);
            sink.prepare(connection, values);
            return new Outcome(List.of(), sink.write(connection, values));
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            if (!Refusal.isOfTheMessage(e)) {
                throw e;
            }
        }
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        // What is prepared is committed, so that no savepoint outlives it, and there is nothing else to go back to.
        List<Message<T>> prepared =
                sift(batch, values -> prepare(connection, values), () -> connection::rollback, outcome);
        sift(prepared, values -> sink.write(connection, values), () -> savepoint(connection), outcome);
        return outcome;
    }

    private List<DeviceAggregates> prepare(Connection connection, List<T> values) throws SQLException {
        sink.prepare(connection, values);
        return List.of();
    }

    private static Undo savepoint(Connection connection) throws SQLException {
        Savepoint here = connection.setSavepoint();
        return () -> connection.rollback(here);
    }

    /** Returns those for which the attempt succeeded. */
    private List<Message<T>> sift(List<Message<T>> batch, Attempt<T> attempt, Mark mark, Outcome outcome)
            throws SQLException {
        if (batch.isEmpty()) {
            return batch;
        }
        Undo undo = mark.set();
        try {
            outcome.found().addAll(attempt.make(values(batch)));
            return batch;
        } catch (SQLException | RuntimeException e) {
            if (!Refusal.isOfTheMessage(e)) {
                throw e;
            }
            undo.undo();
            if (batch.size() == 1) {
                outcome.refused().add(Refusal.of(batch.getFirst().origin(), e));
                return List.of();
            }
        }
        int half = batch.size() / 2;
        List<Message<T>> taken = new ArrayList<>(sift(batch.subList(0, half), attempt, mark, outcome));
        taken.addAll(sift(batch.subList(half, batch.size()), attempt, mark, outcome));
        return taken;
    }

    private List<T> values(List<Message<T>> batch) {
        return batch.stream().map(Message::value).toList();
    }
}
