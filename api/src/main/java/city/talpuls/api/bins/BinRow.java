package city.talpuls.api.bins;

import city.talpuls.api.devices.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device with fill levels, as the database has it.
 *
 * @param datastream the number of its fill levels
 * @param latest its latest of them
 */
record BinRow(
        int datastream,
        String device,
        String name,
        @Nullable String district,
        @Nullable Location location,
        Latest latest) {

    /** A latest reading, good or not; nothing in it if there is none. */
    record Latest(@Nullable Instant time, double value, int quality) {}

    static BinRow of(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        Location location = row.wasNull() ? null : new Location(latitude, row.getDouble("longitude"));
        Timestamp time = row.getTimestamp("time");
        return new BinRow(
                row.getInt("id"),
                row.getString("device"),
                row.getString("name"),
                row.getString("district"),
                location,
                new Latest(time == null ? null : time.toInstant(), row.getDouble("value"), row.getInt("quality")));
    }
}
