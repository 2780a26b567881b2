package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.FrameCounter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Which of the messages that devices numbered have arrived, whatever became of them. */
final class Frames {

    private static final String STORE = """
            INSERT INTO frame (device, received_at, session, counter)
            SELECT device.number, %s, new.session, new.counter
            FROM unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[]) AS new (device, at, session, counter)
            JOIN device ON device.id = new.device
            ON CONFLICT DO NOTHING""".formatted(Micros.asTime("new.at"));

    /** A message that arrived. */
    record Frame(DeviceId device, Instant receivedAt, FrameCounter counter) {}

    /** Writes them; those of devices that are not registered are left out. */
    void write(Connection connection, List<Frame> frames) throws SQLException {
        if (frames.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            frames.stream().map(frame -> frame.device().value()).toArray()));
            insert.setObject(
                    2,
                    frames.stream()
                            .mapToLong(frame -> Micros.of(frame.receivedAt()))
                            .toArray());
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            frames.stream()
                                    .map(frame -> frame.counter().session())
                                    .toArray()));
            insert.setObject(
                    4,
                    frames.stream().mapToLong(frame -> frame.counter().value()).toArray());
            insert.executeUpdate();
        }
    }
}
