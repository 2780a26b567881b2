package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceAggregates;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes the values of one topic. */
interface Sink<T> {

    /** Whether the value counts as a message; otherwise it goes on with one. */
    default boolean isMessage(T value) {
        return true;
    }

    /** Whether the value is a batch by itself, since it takes away what those around it refer to. */
    default boolean standsAlone(T value) {
        return false;
    }

    /**
     * Makes ready what the values refer to, in transactions of its own; it may be done although the values are not
     * written in the end.
     *
     * @throws SQLException if the database cannot do it
     */
    default void prepare(Connection connection, List<T> values) throws SQLException {}

    /**
     * Writes the values, in their order, within the transaction that the connection is in.
     *
     * @return aggregates that were found on the way, of which nothing stands on a topic; those who listen hear of them once the
     *     transaction is kept
     * @throws SQLException if the database cannot do it; then nothing of the transaction is kept
     */
    List<DeviceAggregates> write(Connection connection, List<T> values) throws SQLException;
}
