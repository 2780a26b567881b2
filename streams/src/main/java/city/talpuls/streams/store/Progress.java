package city.talpuls.streams.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far a topic has been written, kept in the store itself and moved on in the transaction that writes. */
final class Progress {

    /**
     * A batch took a partition from one offset to the next.
     *
     * @param messages how many messages that were, without those that were refused
     * @param refused how many the store did not take
     */
    record Step(int partition, long from, long to, long messages, long refused) {

        /** The step of as many messages, so many of which were refused. */
        Step refusing(long number) {
            return new Step(partition, from, to, messages + refused - number, number);
        }
    }

    private static final String BEGIN =
            "INSERT INTO progress (topic, partition, next_offset) VALUES (?, ?, 0) ON CONFLICT DO NOTHING";

    private static final String LOOK = "SELECT partition, next_offset FROM progress WHERE topic = ?";

    private static final String MOVE = """
            UPDATE progress SET next_offset = step.next, messages = progress.messages + step.messages,
                refused = progress.refused + step.refused
            FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                 AS step (partition, expected, next, messages, refused)
            WHERE progress.topic = ? AND progress.partition = step.partition AND progress.next_offset = step.expected""";

    private final String topic;

    Progress(String topic) {
        this.topic = topic;
    }

    /** The offsets at which writing these partitions goes on, in a transaction of its own. */
    Map<Integer, Long> next(Connection connection, Collection<Integer> partitions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
            for (int partition : partitions) {
                insert.setString(1, topic);
                insert.setInt(2, partition);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Map<Integer, Long> next = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(LOOK)) {
            query.setString(1, topic);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (partitions.contains(rows.getInt(1))) {
                        next.put(rows.getInt(1), rows.getLong(2));
                    }
                }
            }
        }
        connection.commit();
        return next;
    }

    /**
     * Moves on within the connection's transaction.
     *
     * @return whether every partition stood where the step began; if not, another writer has it and the transaction must
     *     not be kept
     */
    boolean move(Connection connection, Collection<Step> steps) throws SQLException {
        List<Step> inOrder = new ArrayList<>(steps);
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setObject(1, inOrder.stream().mapToInt(Step::partition).toArray());
            update.setObject(2, inOrder.stream().mapToLong(Step::from).toArray());
            update.setObject(3, inOrder.stream().mapToLong(Step::to).toArray());
            update.setObject(4, inOrder.stream().mapToLong(Step::messages).toArray());
            update.setObject(5, inOrder.stream().mapToLong(Step::refused).toArray());
            update.setString(6, topic);
            return update.executeUpdate() == steps.size();
        }
    }
}
