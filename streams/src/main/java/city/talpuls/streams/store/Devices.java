package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Devices that are met without readings. */
final class Devices {

    /** In the order of ids, as all writers take the rows of devices, so that none waits for another in a ring. */
    private static final String MEET = """
            INSERT INTO device (id, name, first_seen, last_seen)
            SELECT id, id, %s, %s
            FROM (SELECT id COLLATE "C" AS id, min(at) AS first, max(at) AS last
                  FROM unnest(?::text[], ?::bigint[]) AS t (id, at) GROUP BY 1) AS new
            ORDER BY id
            ON CONFLICT (id) DO UPDATE
            SET first_seen = least(device.first_seen, excluded.first_seen),
                last_seen = greatest(device.last_seen, excluded.last_seen)""".formatted(Micros.asTime("first"), Micros.asTime("last"));

    /**
     * A device that was heard.
     *
     * @param at when
     */
    record Heard(DeviceId device, Instant at) {}

    /** Registers those that are not known yet, and notes when they were heard. Their rows are locked from here on. */
    void meet(Connection connection, List<Heard> heard) throws SQLException {
        if (heard.isEmpty()) {
            return;
        }
        Array ids = connection.createArrayOf(
                "text", heard.stream().map(one -> one.device().value()).toArray());
        try (PreparedStatement insert = connection.prepareStatement(MEET)) {
            insert.setArray(1, ids);
            insert.setObject(
                    2, heard.stream().mapToLong(one -> Micros.of(one.at())).toArray());
            insert.executeUpdate();
        }
    }
}
