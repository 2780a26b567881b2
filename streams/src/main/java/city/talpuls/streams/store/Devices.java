package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** Devices that are met without readings. */
final class Devices {

    /** In the order of ids, as all writers take the rows of devices, so that none waits for another in a ring. */
    private static final String MEET = """
            INSERT INTO device (id, name, first_seen, last_seen)
            SELECT id, id, %1$s, %1$s
            FROM (SELECT id COLLATE "C" AS id, at FROM unnest(?::text[], ?::bigint[]) AS t (id, at)) AS new
            ORDER BY id
            ON CONFLICT (id) DO UPDATE
            SET first_seen = least(device.first_seen, excluded.first_seen),
                last_seen = greatest(device.last_seen, excluded.last_seen)""".formatted(Micros.asTime("at"));

    /** Registers those that are not known yet, and notes when they were heard. Their rows are locked from here on. */
    void meet(Connection connection, Map<DeviceId, Instant> heard) throws SQLException {
        if (heard.isEmpty()) {
            return;
        }
        Array ids = connection.createArrayOf(
                "text", heard.keySet().stream().map(DeviceId::value).toArray());
        try (PreparedStatement insert = connection.prepareStatement(MEET)) {
            insert.setArray(1, ids);
            insert.setObject(2, heard.values().stream().mapToLong(Micros::of).toArray());
            insert.executeUpdate();
        }
    }
}
