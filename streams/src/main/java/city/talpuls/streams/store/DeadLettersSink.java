package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Replay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters with their original bytes. A letter that was read again in vain is open again, for the reason it
 * has now. Devices that nothing decodes are registered, so that operators see that they wait.
 */
final class DeadLettersSink implements Sink<DeadLetter> {

    private static final String STORE = """
            INSERT INTO dead_letter (id, received_at, source, reason, detail, payload, device, redelivered, size)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING""";

    /** Read again for its device's codec, whatever it was before. A replay that is under way tells its own outcome. */
    private static final String STORE_AGAIN = """
            INSERT INTO dead_letter (id, received_at, source, reason, detail, payload, device, redelivered, size)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET state = CASE WHEN dead_letter.state IN ('asked', 'sent') THEN dead_letter.state ELSE 'open' END,
                reason = excluded.reason, detail = excluded.detail,
                device = coalesce(excluded.device, dead_letter.device),
                attempts = dead_letter.attempts + 1, settled_at = now()""";

    private static final String REOPEN = """
            UPDATE dead_letter
            SET state = 'open', reason = ?, detail = ?, device = coalesce(?, device), attempts = attempts + 1,
                settled_at = now()
            WHERE id = ? AND state IN ('asked', 'sent')""";

    /** The operator was faster than the letter: the device has a profile by now. */
    private static final String ASK = """
            UPDATE dead_letter SET state = 'asked'
            FROM registry_entry AS entry
            WHERE dead_letter.id = ANY (?) AND dead_letter.state = 'open'
                AND entry.kind = 'device' AND entry.id = dead_letter.device AND entry.entry ->> 'profile' IS NOT NULL""";

    private final Devices devices = new Devices();
    private final Frames frames = new Frames();
    private final Redecoded redecoded = new Redecoded();

    @Override
    public List<DeviceAggregates> write(Connection connection, List<DeadLetter> letters) throws SQLException {
        List<DeadLetter> fresh = letters.stream()
                .filter(letter -> letter.uplink().replay() == null)
                .toList();
        List<DeadLetter> again = letters.stream()
                .filter(letter -> letter.uplink().replay() != null && redecoding(letter) == null)
                .toList();
        List<DeadLetter> decodedAgain =
                letters.stream().filter(letter -> redecoding(letter) != null).toList();
        // The devices first: their rows are locked, so that no operator claims one between the letter and its check.
        devices.meet(connection, unclaimed(fresh));
        store(connection, STORE, fresh);
        store(connection, STORE_AGAIN, decodedAgain);
        reopen(connection, again);
        ask(connection, fresh);
        frames.write(connection, frames(fresh));
        redecoded.settle(connection, decodedAgain.stream().map(DeadLettersSink::redecoding));
        return List.of();
    }

    private static @Nullable String redecoding(DeadLetter letter) {
        Replay replay = letter.uplink().replay();
        return replay == null ? null : replay.redecoding();
    }

    private static List<Devices.Heard> unclaimed(List<DeadLetter> letters) {
        return letters.stream()
                .filter(letter -> letter.device() != null && letter.reason() == Reason.UNCLAIMED)
                .map(letter ->
                        new Devices.Heard(letter.device(), letter.uplink().receivedAt()))
                .toList();
    }

    private static void store(Connection connection, String statement, List<DeadLetter> letters) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (DeadLetter letter : letters) {
                var uplink = letter.uplink();
                insert.setString(1, letter.id());
                insert.setObject(2, uplink.receivedAt().atOffset(ZoneOffset.UTC));
                insert.setString(3, uplink.source().replace('\0', '\uFFFD'));
                insert.setString(4, letter.reason().code());
                insert.setString(5, letter.detail());
                insert.setBytes(6, uplink.payload().bytes());
                insert.setString(
                        7, letter.device() == null ? null : letter.device().value());
                insert.setBoolean(8, uplink.redelivered());
                insert.setInt(9, uplink.payload().size());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void reopen(Connection connection, List<DeadLetter> letters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REOPEN)) {
            for (DeadLetter letter : letters) {
                update.setString(1, letter.reason().code());
                update.setString(2, letter.detail());
                update.setString(
                        3, letter.device() == null ? null : letter.device().value());
                update.setString(4, letter.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void ask(Connection connection, List<DeadLetter> letters) throws SQLException {
        Object[] ids = letters.stream()
                .filter(letter -> letter.reason() == Reason.UNCLAIMED)
                .map(DeadLetter::id)
                .toArray();
        if (ids.length > 0) {
            try (PreparedStatement update = connection.prepareStatement(ASK)) {
                update.setArray(1, connection.createArrayOf("text", ids));
                update.executeUpdate();
            }
        }
    }

    private static List<Frames.Frame> frames(List<DeadLetter> letters) {
        return letters.stream()
                .filter(letter -> letter.device() != null && letter.counter() != null)
                .map(letter -> new Frames.Frame(letter.device(), letter.uplink().receivedAt(), letter.counter()))
                .toList();
    }
}
