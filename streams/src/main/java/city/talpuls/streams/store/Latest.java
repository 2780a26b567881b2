package city.talpuls.streams.store;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest reading of each datastream by its time of measurement. A reading that is dated in the future gives way to any
 * other; what is said anew of the same time replaces what was said before.
 */
final class Latest {

    private static final int FUTURE = Quality.GOOD.with(Flag.FUTURE).bits();

    private static final String KEEP = """
            INSERT INTO latest (datastream, time, value, quality)
            SELECT datastream, %1$s, value, quality
            FROM unnest(?::int[], ?::bigint[], ?::float8[], ?::smallint[]) AS new (datastream, at, value, quality)
            ON CONFLICT (datastream) DO UPDATE
            SET time = excluded.time, value = excluded.value, quality = excluded.quality
            WHERE (excluded.quality & %2$d = 0, excluded.time) > (latest.quality & %2$d = 0, latest.time)
               OR (excluded.time = latest.time
                   AND (excluded.value, excluded.quality) IS DISTINCT FROM (latest.value, latest.quality))""".formatted(Micros.asTime("at"), FUTURE);

    /**
     * Keeps those that are later than what is known, within the connection's transaction.
     *
     * @param readings in the order of their places
     */
    void keep(Connection connection, Map<ReadingsSink.Place, Reading> readings) throws SQLException {
        Map<Integer, Map.Entry<ReadingsSink.Place, Reading>> byDatastream = new TreeMap<>();
        for (var reading : readings.entrySet()) {
            byDatastream.merge(
                    reading.getKey().datastream(),
                    reading,
                    (before, later) -> isFuture(later) && !isFuture(before) ? before : later);
        }
        Map<ReadingsSink.Place, Reading> latest = new TreeMap<>();
        byDatastream.values().forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            ReadingRows.of(latest).bind(insert);
            insert.executeUpdate();
        }
    }

    private static boolean isFuture(Map.Entry<ReadingsSink.Place, Reading> reading) {
        return (reading.getValue().quality().bits() & FUTURE) != 0;
    }
}
