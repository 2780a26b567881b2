package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeadLetter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** Writes dead letters with their original bytes. */
final class DeadLettersSink implements Sink<DeadLetter> {

    private static final String STORE = """
            INSERT INTO dead_letter (id, received_at, source, reason, detail, payload)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING""";

    @Override
    public void write(Connection connection, List<DeadLetter> letters) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            for (DeadLetter letter : letters) {
                insert.setString(1, letter.id());
                insert.setObject(2, letter.uplink().receivedAt().atOffset(ZoneOffset.UTC));
                insert.setString(3, letter.uplink().source().replace('\0', '\uFFFD'));
                insert.setString(4, letter.reason().code());
                insert.setString(5, letter.detail());
                insert.setBytes(6, letter.uplink().payload().bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
