package city.talpuls.streams.replay;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Uplink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The dead letters that are to be read again. */
final class Letters {

    /**
     * Locks them until the transaction ends. Changes of the registry that are not on the topic yet may be what the replay
     * was asked for after, so the letters wait for them.
     */
    private static final String TAKE = """
            SELECT id, received_at, source, payload, device, size FROM dead_letter
            WHERE state = 'asked' AND NOT EXISTS (SELECT FROM registry_change)
            ORDER BY received_at, id LIMIT ?
            FOR UPDATE SKIP LOCKED""";

    private static final String SENT = "UPDATE dead_letter SET state = 'sent' WHERE id = ANY (?)";

    /**
     * A message to send again.
     *
     * @param key under which it goes
     */
    record Letter(String key, Uplink uplink) {}

    private final Connection connection;

    Letters(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes some, the longest received first.
     *
     * @param registry the end of the registry's topic, asked for after no change was on its way to it
     */
    List<Letter> take(int most, RegistryEnd registry) throws SQLException, InterruptedException {
        List<Letter> taken = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TAKE)) {
            query.setInt(1, most);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.isBeforeFirst()) {
                    return taken;
                }
                long end = registry.offset();
                while (rows.next()) {
                    taken.add(letter(rows, end));
                }
            }
        }
        return taken;
    }

    private static Letter letter(ResultSet row, long registry) throws SQLException {
        String device = row.getString("device");
        String source = row.getString("source");
        return new Letter(
                device == null ? source : device,
                new Uplink(
                        source,
                        row.getTimestamp("received_at").toInstant(),
                        true, // Of two copies that are read again, the second is a duplicate all the same.
                        Payload.startOf(row.getInt("size"), row.getBytes("payload")),
                        new Replay(row.getString("id"), registry)));
    }

    /** Notes that they are on their way. */
    void sent(List<Letter> letters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SENT)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            letters.stream()
                                    .map(letter -> letter.uplink().replayOf())
                                    .toArray()));
            update.executeUpdate();
        }
    }

    /** Where the registry's topic ends. */
    interface RegistryEnd {
        long offset() throws InterruptedException;
    }
}
