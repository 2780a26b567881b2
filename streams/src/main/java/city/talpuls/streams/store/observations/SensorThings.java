package city.talpuls.streams.store.observations;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks the store what SensorThings calls something. Of internal devices nothing is told. */
public final class SensorThings {

    private static final String DATASTREAMS = """
            SELECT datastream.device, datastream.property, told.id
            FROM unnest(?::text[], ?::text[]) AS wanted (device, property)
            JOIN datastream ON datastream.device = wanted.device AND datastream.property = wanted.property
            JOIN sta_datastream AS told ON told.datastream = datastream.id
            WHERE told.kind = 'raw' AND NOT told.internal""";

    private static final String TAKE = """
            WITH taken AS (
                DELETE FROM sta_news WHERE observation IN (
                    SELECT observation FROM sta_news ORDER BY observation LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING observation)
            SELECT made.id, made.datastream, made.phenomenon_start, made.phenomenon_end, made.result_time, made.result::text,
                   made.result_quality::text, made.valid_start, made.valid_end, made.parameters::text
            FROM taken
            JOIN sta_observation AS made ON made.id = taken.observation
            JOIN sta_datastream AS told ON told.id = made.datastream
            WHERE NOT told.internal
            ORDER BY made.id""";

    private final DataSource database;

    public SensorThings(DataSource database) {
        this.database = database;
    }

    /** A property that a device measures. */
    public record Measured(DeviceId device, Property property) {}

    /**
     * An Observation as a client made it.
     *
     * @param start when it begins to be of
     * @param end when it ends to be of; the start, of a moment
     * @param result as JSON
     * @param resultQuality likewise
     * @param parameters likewise
     */
    public record Made(
            long id,
            long datastream,
            Instant start,
            Instant end,
            @Nullable Instant resultTime,
            String result,
            @Nullable String resultQuality,
            @Nullable Instant validStart,
            @Nullable Instant validEnd,
            @Nullable String parameters) {}

    /**
     * The ids of the Datastreams of readings, as far as everybody may know of them.
     *
     * @throws SQLException if the database cannot say
     */
    public Map<Measured, Long> datastreams(Collection<Measured> wanted) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(DATASTREAMS)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            wanted.stream().map(one -> one.device().value()).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            wanted.stream().map(one -> one.property().name()).toArray()));
            Map<Measured, Long> ids = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.put(
                            new Measured(new DeviceId(rows.getString(1)), new Property(rows.getString(2))),
                            rows.getLong(3));
                }
            }
            return ids;
        }
    }

    /**
     * Takes Observations of which nobody has heard yet; whoever gets them is the only one.
     *
     * @param most how many at most
     * @throws SQLException if the database cannot say
     */
    public List<Made> take(int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(TAKE)) {
            query.setInt(1, most);
            List<Made> made = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    made.add(made(rows));
                }
            }
            return made;
        }
    }

    private static Made made(ResultSet row) throws SQLException {
        return new Made(
                row.getLong(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                time(row, 5),
                row.getString(6),
                row.getString(7),
                time(row, 8),
                time(row, 9),
                row.getString(10));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
