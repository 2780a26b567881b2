package city.talpuls.streams.replay;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.store.Erasure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends erasures: those whose turn among the readings is over, once all other topics have been written as far as they were then.
 * What their writers wrote meanwhile of what was received before is erased too, and nothing can come after.
 */
final class Erasures {

    private static final List<String> OTHERS = List.of(
            Topics.UPLINKS.name(),
            Topics.AGGREGATES.name(),
            Topics.DUPLICATES.name(),
            Topics.DEAD_LETTERS.name(),
            Topics.ALERTS.name(),
            Topics.DEVICES.name());

    private static final String TAKE = """
            SELECT id, device, erased_until, ends IS NULL AS fresh, NOT EXISTS (
                SELECT FROM jsonb_each_text(ends) AS end_of (place, next_offset)
                LEFT JOIN progress ON progress.topic || '-' || progress.partition = end_of.place
                WHERE coalesce(progress.next_offset, 0) < end_of.next_offset::bigint) AS written
            FROM request WHERE state = 'passed' ORDER BY id LIMIT 100
            FOR UPDATE OF request SKIP LOCKED""";

    private static final String NOTE_ENDS = "UPDATE request SET ends = ?::jsonb WHERE id = ?";

    private static final String DONE = """
            UPDATE request SET state = 'done', done_at = now(), device = '', ends = NULL,
                erased = (SELECT jsonb_object_agg(name, number) FROM (
                    SELECT name, sum(rows::bigint) AS number
                    FROM (SELECT * FROM jsonb_each_text(erased) UNION ALL SELECT * FROM jsonb_each_text(?::jsonb))
                         AS counted (name, rows)
                    GROUP BY name) AS summed)
            WHERE id = ?""";

    /** Says where topics end. */
    interface Ends {
        Map<TopicPartition, Long> of(List<String> topics) throws InterruptedException;
    }

    private record Passed(long id, DeviceId device, OffsetDateTime until, boolean fresh, boolean written) {}

    private final Erasure erasure = new Erasure();

    /** Goes on with each of them as far as it can within the connection's transaction; returns how many ended. */
    int goOn(Connection connection, Ends ends) throws SQLException, InterruptedException {
        int ended = 0;
        for (Passed passed : passed(connection)) {
            if (passed.fresh()) {
                noteEnds(connection, passed, ends.of(OTHERS));
            } else if (passed.written()) {
                end(connection, passed);
                ended++;
            }
        }
        return ended;
    }

    private static List<Passed> passed(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TAKE);
                ResultSet rows = query.executeQuery()) {
            List<Passed> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Passed(
                        rows.getLong("id"),
                        new DeviceId(rows.getString("device")),
                        rows.getObject("erased_until", OffsetDateTime.class),
                        rows.getBoolean("fresh"),
                        rows.getBoolean("written")));
            }
            return all;
        }
    }

    private static void noteEnds(Connection connection, Passed passed, Map<TopicPartition, Long> ends)
            throws SQLException {
        String json = ends.entrySet().stream()
                .map(end -> "\"" + end.getKey() + "\":" + end.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        try (PreparedStatement update = connection.prepareStatement(NOTE_ENDS)) {
            update.setString(1, json);
            update.setLong(2, passed.id());
            update.executeUpdate();
        }
    }

    private void end(Connection connection, Passed passed) throws SQLException {
        var erased = erasure.sweep(connection, passed.device(), passed.until().toInstant());
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
            update.setString(1, erased.json());
            update.setLong(2, passed.id());
            update.executeUpdate();
        }
    }
}
