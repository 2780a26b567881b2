package city.talpuls.api.readings;

import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Summary;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Sums up the readings of windows anew, where what is stored of them does not tell what is asked. */
@Singleton
final class SummedReadings {

    private final Database database;

    SummedReadings(Database database) {
        this.database = database;
    }

    /**
     * What the readings of these windows are.
     *
     * @param starts of the windows, in the order of time, each once
     */
    List<Bucket> at(int datastream, Grid grid, List<Instant> starts, View view) {
        if (starts.isEmpty()) {
            return List.of();
        }
        return database.ask(handle -> new Stretches(grid, starts)
                .bind(handle.createQuery(question(view)).bind("datastream", datastream))
                .map((row, context) -> bucket(row, grid))
                .list());
    }

    private static String question(View view) {
        String condition = view.quality().ofReadings();
        return """
            SELECT asked.start, readings, flagged, percentiles, %4$s
            FROM %1$s
            CROSS JOIN LATERAL (
                SELECT count(*) AS readings, count(*) FILTER (WHERE quality <> 0) AS flagged,
                    count(*) FILTER (WHERE %2$s) AS count,
                    sum(value) FILTER (WHERE %2$s) AS sum,
                    min(value) FILTER (WHERE %2$s) AS min,
                    max(value) FILTER (WHERE %2$s) AS max,
                    count(*) FILTER (WHERE %2$s) * var_pop(value) FILTER (WHERE %2$s) AS m2,
                    min(time) FILTER (WHERE %2$s) AS first_time,
                    max(time) FILTER (WHERE %2$s) AS last_time,
                    CASE WHEN (SELECT starts_with(property, 'sound_level') FROM datastream WHERE id = :datastream)
                              AND min(value) FILTER (WHERE %2$s) >= -300 AND max(value) FILTER (WHERE %2$s) <= 300
                         THEN sum(power(10, CASE WHEN value BETWEEN -300 AND 300 THEN value / 10 END))
                              FILTER (WHERE %2$s) END AS energy,
                    %3$s AS percentiles
                FROM reading
                WHERE datastream = :datastream AND time >= asked.start AND time < asked.end
                    AND time >= :from AND time < :to) AS summed
            CROSS JOIN LATERAL (
                SELECT (SELECT value FROM reading WHERE datastream = :datastream AND time = first_time) AS first,
                    (SELECT value FROM reading WHERE datastream = :datastream AND time = last_time) AS last) AS ends
            ORDER BY asked.number""".formatted(
                        Stretches.ROWS,
                        condition,
                        percentiles(view.statistics().percentiles(), condition),
                        StoredWindows.SUMMARY);
    }

    /** Fractions are numbers, so they are part of the statement. */
    private static String percentiles(List<Percentile> percentiles, String condition) {
        return percentiles.isEmpty()
                ? "NULL::double precision[]"
                : "percentile_cont(ARRAY["
                        + percentiles.stream()
                                .map(percentile -> percentile.fraction().toPlainString())
                                .collect(Collectors.joining(", "))
                        + "]::double precision[]) WITHIN GROUP (ORDER BY value) FILTER (WHERE " + condition + ")";
    }

    private static Bucket bucket(ResultSet row, Grid grid) throws SQLException {
        Instant start = row.getTimestamp("start").toInstant();
        Array percentiles = row.getArray("percentiles");
        Summary summary = StoredWindows.summary(row, 5);
        return new Bucket(
                start,
                grid.endOf(start),
                row.getLong("readings"),
                row.getLong("flagged"),
                summary == null ? null : new Known.Whole(summary),
                percentiles == null ? List.of() : Arrays.asList((Double[]) percentiles.getArray()));
    }
}
