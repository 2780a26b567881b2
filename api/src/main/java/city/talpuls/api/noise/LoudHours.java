package city.talpuls.api.noise;

import city.talpuls.api.devices.Whose;
import city.talpuls.api.store.Database;
import city.talpuls.indicators.noise.NoiseLevels;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Averages what was heard as energy, hour by hour. */
@Singleton
final class LoudHours {

    /** How many rows are read ahead. */
    private static final int FETCH = 2_000;

    /** Every device that hears something has a row, with hours or without; what is no sound at all has no energy. */
    private static final String HOURS = """
            SELECT datastream.device, hour.start, hour.level
            FROM datastream
            JOIN device ON device.id = datastream.device
            LEFT JOIN LATERAL (
                SELECT date_bin('1 hour', reading.time, timestamptz 'epoch') AS start,
                    10 * log(avg(power(10::double precision, value / 10))) AS level
                FROM reading
                WHERE reading.datastream = datastream.id AND reading.time >= :from AND reading.time < :to
                    AND quality = 0 AND value BETWEEN -100 AND 300
                GROUP BY start) AS hour ON true
            WHERE property = 'sound_level' AND\s""" + Whose.CONDITION + """

            ORDER BY datastream.device""";

    private final Database database;

    LoudHours(Database database) {
        this.database = database;
    }

    /** The levels at each device that measures them. */
    List<NoiseAnswer> levels(Whose whose, AskedDays days) {
        Map<String, Map<Instant, Double>> heard = whose.device() == null
                ? database.examine(handle -> hours(handle, whose, days))
                : database.ask(handle -> hours(handle, whose, days));
        return heard.entrySet().stream()
                .map(at -> NoiseAnswer.of(
                        at.getKey(),
                        days,
                        NoiseLevels.of(at.getValue(), days.days(), days.zone().id())))
                .toList();
    }

    private static Map<String, Map<Instant, Double>> hours(Handle handle, Whose whose, AskedDays days) {
        return handle.inTransaction(reading -> {
            Query query = reading.createQuery(HOURS)
                    .bind("from", days.from())
                    .bind("to", days.to())
                    .setFetchSize(FETCH);
            Map<String, Map<Instant, Double>> heard = new LinkedHashMap<>();
            try (ResultIterator<Row> rows =
                    whose.bind(query).map((row, context) -> Row.of(row)).iterator()) {
                rows.forEachRemaining(row -> {
                    Map<Instant, Double> hours = heard.computeIfAbsent(row.device, first -> new HashMap<>());
                    if (row.start != null) {
                        hours.put(row.start, row.level);
                    }
                });
            }
            return heard;
        });
    }

    /** An hour at a device; without a start if there is none. */
    private record Row(String device, @Nullable Instant start, double level) {

        static Row of(ResultSet row) throws SQLException {
            Timestamp start = row.getTimestamp("start");
            return new Row(row.getString("device"), start == null ? null : start.toInstant(), row.getDouble("level"));
        }
    }
}
