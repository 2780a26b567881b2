package city.talpuls.api.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a class is stored, and how long it is kept; a row of table {@code retention}.
 *
 * @param name of the class
 * @param table where it is stored
 * @param time the column by which it ages
 * @param series with whose number its key begins, before the time
 * @param keep how long it is kept
 * @param droppedBefore what is older may be gone
 */
record StoredTable(
        String name,
        String table,
        String time,
        @Nullable Series series,
        @Nullable Keep keep,
        @Nullable Instant droppedBefore) {

    /** The columns of {@link #of}. */
    static final String COLUMNS = """
            class, stored_in, by_time, series, keep IS NOT NULL AS is_limited,
            coalesce(extract(year FROM keep), 0)::int AS years, coalesce(extract(month FROM keep), 0)::int AS months,
            coalesce(extract(day FROM keep), 0)::int AS days, nullif(dropped_before, '-infinity') AS dropped_before""";

    /** What readings and others are numbered by. */
    enum Series {
        DATASTREAM("datastream", "datastream", "id"),
        DEVICE("device", "device", "number"),
        DEVICE_ID("device-id", "device", "id");

        private final String label;
        private final String table;
        private final String number;

        Series(String label, String table, String number) {
            this.label = label;
            this.table = table;
            this.number = number;
        }

        static @Nullable Series ofColumn(@Nullable String column) {
            return Arrays.stream(values())
                    .filter(series -> series.label.equals(column))
                    .findFirst()
                    .orElse(null);
        }

        /** SQL for the first or the last time of each, by as many looks into the key's index. */
        String edges(String stored, String time) {
            String edge = "(SELECT %2$s FROM %1$s WHERE %1$s.%3$s = series.%4$s ORDER BY %2$s %%s LIMIT 1)"
                    .formatted(stored, time, table, number);
            return "SELECT min(oldest) AS oldest, max(newest) AS newest FROM " + table
                    + " AS series CROSS JOIN LATERAL (SELECT " + edge.formatted("ASC") + " AS oldest, "
                    + edge.formatted("DESC") + " AS newest) AS edge";
        }
    }

    static StoredTable of(ResultSet row) throws SQLException {
        Keep keep = row.getBoolean("is_limited")
                ? new Keep(Period.of(row.getInt("years"), row.getInt("months"), row.getInt("days")))
                : null;
        OffsetDateTime dropped = row.getObject("dropped_before", OffsetDateTime.class);
        return new StoredTable(
                row.getString("class"),
                row.getString("stored_in"),
                row.getString("by_time"),
                Series.ofColumn(row.getString("series")),
                keep,
                dropped == null ? null : dropped.toInstant());
    }

    /** SQL for the times of the oldest and the newest, that need not look at all that is between. */
    String edges() {
        return series == null
                ? "SELECT min(" + time + ") AS oldest, max(" + time + ") AS newest FROM " + table
                : series.edges(table, time);
    }
}
