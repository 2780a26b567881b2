package city.talpuls.api.verification;

import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Interval;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the readings of windows again, and holds that beside what is stored. One statement sees both at the same moment.
 * Each datastream is gone through by itself, since the index leads from it to its times.
 */
@Singleton
final class Recount {

    private static final int FETCH = 2_000;

    private static final String COLUMNS = """
            SELECT datastream.id, datastream.device, datastream.property, coalesce(found.start, kept.time) AS start,
                found.readings IS NOT NULL AS is_found, found.count AS found_count,
                found.readings - found.count AS found_flagged, found.sum AS found_sum, found.min AS found_min,
                found.max AS found_max, found.m2 AS found_m2, found.first_time AS found_first_time,
                found.first AS found_first, found.last_time AS found_last_time, found.last AS found_last,
                found.energy AS found_energy,
                kept.time IS NOT NULL AS is_kept, kept.count AS kept_count, kept.flagged AS kept_flagged,
                kept.sum AS kept_sum, kept.min AS kept_min, kept.max AS kept_max, kept.m2 AS kept_m2,
                kept.first_time AS kept_first_time, kept.first AS kept_first, kept.last_time AS kept_last_time,
                kept.last AS kept_last, kept.energy AS kept_energy
            """;

    /** What the good readings say; the doubtful ones have no good value and are only counted. */
    private static final String SUMS = """
            count(*) AS readings, count(good) AS count, sum(good) AS sum, min(good) AS min, max(good) AS max,
            regr_sxx(good, good) AS m2,
            min(time) FILTER (WHERE good IS NOT NULL) AS first_time,
            (array_agg(good ORDER BY time) FILTER (WHERE good IS NOT NULL))[1] AS first,
            max(time) FILTER (WHERE good IS NOT NULL) AS last_time,
            (array_agg(good ORDER BY time DESC) FILTER (WHERE good IS NOT NULL))[1] AS last,
            CASE WHEN starts_with(datastream.property, 'sound_level') AND min(good) >= -300 AND max(good) <= 300
                 THEN sum(power(10, CASE WHEN good BETWEEN -300 AND 300 THEN good / 10 END)) END AS energy
            """;

    private static final String GOOD = "SELECT time, CASE WHEN quality = 0 THEN value END AS good FROM reading ";

    private final Database database;

    Recount(Database database) {
        this.database = database;
    }

    /** Looks at all windows of this length that start in the time, those that are not there included. */
    void look(Interval interval, Instant from, Instant to, Consumer<Look> looking) {
        String question = COLUMNS + """
                FROM datastream CROSS JOIN (
                    LATERAL (SELECT date_bin(interval '%1$s', time, timestamptz 'epoch') AS start, %2$s
                     FROM (%3$s WHERE datastream = datastream.id AND time >= :from AND time < :to) AS said
                     GROUP BY start) AS found
                    FULL JOIN
                    LATERAL (SELECT * FROM %4$s WHERE datastream = datastream.id AND time >= :from AND time < :to) AS kept
                    ON kept.time = found.start)
                """.formatted(length(interval), SUMS, GOOD, table(interval));
        database.examine(handle -> handle.inTransaction(reading -> {
            reading.createQuery(question)
                    .bind("from", from)
                    .bind("to", to)
                    .setFetchSize(FETCH)
                    .map((row, context) -> look(row, interval))
                    .forEach(looking);
            return true;
        }));
    }

    /** Looks at these windows of one length again. */
    List<Look> again(Interval interval, List<Window> windows) {
        String question = COLUMNS + """
                FROM unnest(:datastreams, cast(:starts AS timestamptz[])) AS asked (datastream, start)
                JOIN datastream ON datastream.id = asked.datastream
                LEFT JOIN LATERAL (
                    SELECT asked.start, %2$s
                    FROM (%3$s
                          WHERE datastream = asked.datastream
                            AND time >= asked.start AND time < asked.start + interval '%1$s') AS said
                    HAVING count(*) > 0) AS found ON true
                LEFT JOIN %4$s AS kept ON kept.datastream = asked.datastream AND kept.time = asked.start
                """.formatted(length(interval), SUMS, GOOD, table(interval));
        return database.examine(handle -> handle.createQuery(question)
                .bindArray(
                        "datastreams",
                        Integer.class,
                        windows.stream().map(Window::datastream).toList())
                .bindArray(
                        "starts",
                        String.class,
                        windows.stream()
                                .map(window -> window.start().toString())
                                .toList())
                .map((row, context) -> look(row, interval))
                .list());
    }

    private static String length(Interval interval) {
        return interval.length().toMinutes() + " minutes";
    }

    private static String table(Interval interval) {
        return switch (interval) {
            case QUARTER_HOUR -> "aggregate_15m";
            case HOUR -> "aggregate_1h";
        };
    }

    private static Look look(ResultSet row, Interval interval) throws SQLException {
        return new Look(
                new Window(
                        row.getInt("id"),
                        row.getString("device"),
                        row.getString("property"),
                        interval,
                        row.getTimestamp("start").toInstant()),
                row.getBoolean("is_kept") ? sums(row, "kept_") : null,
                row.getBoolean("is_found") ? sums(row, "found_") : null);
    }

    private static Sums sums(ResultSet row, String side) throws SQLException {
        return new Sums(
                row.getLong(side + "count"),
                row.getLong(side + "flagged"),
                number(row, side + "sum"),
                number(row, side + "min"),
                number(row, side + "max"),
                number(row, side + "m2"),
                time(row, side + "first_time"),
                number(row, side + "first"),
                time(row, side + "last_time"),
                number(row, side + "last"),
                number(row, side + "energy"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
