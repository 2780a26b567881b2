package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes a device with all that it left. It happens twice: in the device's turn among the readings, where all that was said
 * before is gone and nothing after it has come; and once the other topics are written as far as they were then, for what their
 * writers wrote meanwhile. What was received later is another device's, and stays.
 */
public final class Erasure {

    /** Waits for all who write under numbers that may be taken away. */
    private static final String RENUMBER = "UPDATE numbering SET epoch = epoch + 1";

    private static final String DATASTREAMS = "SELECT id FROM datastream WHERE device = ? ORDER BY id FOR UPDATE";

    private static final String FORGET_WORDS = """
            UPDATE device SET texts = '{}', first_seen = CASE WHEN last_seen > ? THEN last_seen END,
                last_seen = CASE WHEN last_seen > ? THEN last_seen END
            WHERE id = ?""";

    private static final String UNUSED = """
            DELETE FROM datastream WHERE device = ?
                AND NOT EXISTS (SELECT FROM reading WHERE reading.datastream = datastream.id)
                AND NOT EXISTS (SELECT FROM aggregate_15m AS kept WHERE kept.datastream = datastream.id)
                AND NOT EXISTS (SELECT FROM aggregate_1h AS kept WHERE kept.datastream = datastream.id)""";

    private static final String DEVICE = """
            DELETE FROM device WHERE id = ? AND coalesce(last_seen, '-infinity') <= ?
                AND NOT EXISTS (SELECT FROM datastream WHERE datastream.device = device.id)
                AND NOT EXISTS (SELECT FROM registry_entry WHERE kind = 'device' AND registry_entry.id = device.id)""";

    /** In the device's turn: all readings, and of the rest what was received until then. */
    Erased erase(Connection connection, DeviceId device, Instant until) throws SQLException {
        var erased = new Erased();
        List<Integer> datastreams = begin(connection, device);
        for (int datastream : datastreams) {
            erased.add("readings", run(connection, "DELETE FROM reading WHERE datastream = ?", datastream));
        }
        for (int datastream : datastreams) {
            erased.add("latest", run(connection, "DELETE FROM latest WHERE datastream = ?", datastream));
        }
        sweep(connection, device, until, datastreams, erased);
        run(connection, FORGET_WORDS, until, until, device.value());
        return erased;
    }

    /** Again, what was received until then and was written since. */
    public Erased sweep(Connection connection, DeviceId device, Instant until) throws SQLException {
        var erased = new Erased();
        sweep(connection, device, until, begin(connection, device), erased);
        return erased;
    }

    /** Takes rows in the order of all writers: numbers first, then the device. */
    private static List<Integer> begin(Connection connection, DeviceId device) throws SQLException {
        run(connection, RENUMBER);
        numbers(connection, "SELECT number FROM device WHERE id = ? FOR UPDATE", device);
        return numbers(connection, DATASTREAMS, device);
    }

    private static List<Integer> numbers(Connection connection, String sql, DeviceId device) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, device.value());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
        }
        return numbers;
    }

    private static void sweep(
            Connection connection, DeviceId device, Instant until, List<Integer> datastreams, Erased erased)
            throws SQLException {
        String id = device.value();
        erased.add(
                "frames",
                run(
                        connection,
                        "DELETE FROM frame WHERE device = (SELECT number FROM device WHERE id = ?) AND received_at <= ?",
                        id,
                        until));
        erased.add(
                "deadLetters",
                run(connection, "DELETE FROM dead_letter WHERE device = ? AND received_at <= ?", id, until));
        for (Interval interval : Interval.values()) {
            String table = AggregatesSink.table(interval);
            for (int datastream : datastreams) {
                erased.add(
                        "aggregates",
                        run(
                                connection,
                                "DELETE FROM " + table + " WHERE datastream = ? AND as_of <= ?",
                                datastream,
                                until));
            }
        }
        erased.add("alerts", run(connection, "DELETE FROM alert WHERE device = ? AND raised_at <= ?", id, until));
        erased.add("uplinks", run(connection, "DELETE FROM uplink WHERE device = ? AND received_at <= ?", id, until));
        erased.add(
                "requests",
                run(
                        connection,
                        "DELETE FROM request WHERE device = ? AND kind <> 'erase' AND asked_at <= ?",
                        id,
                        until));
        erased.add("datastreams", run(connection, UNUSED, id));
        erased.add("devices", run(connection, DEVICE, id, until));
    }

    private static long run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i] instanceof Instant time ? utc(time) : parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
