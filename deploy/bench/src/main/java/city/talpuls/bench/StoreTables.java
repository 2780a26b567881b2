package city.talpuls.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is done to the tables of the store, beside writing readings and asking for them. */
final class StoreTables {

    private static final List<String> SERIES = List.of("reading", "aggregate_15m", "aggregate_1h");
    private static final Duration AT_ONCE = Duration.ofDays(30);

    private final Connection store;

    StoreTables(Connection store) {
        this.store = store;
    }

    /** What is loaded is made up, and belongs beside nothing that was measured. */
    void requireEmpty() throws SQLException {
        if (number("SELECT count(*) FROM (SELECT FROM device LIMIT 1) AS any_at_all") > 0) {
            throw new SQLException("the database is in use: it has devices; name an empty one");
        }
    }

    boolean isHypertable() throws SQLException {
        return number("SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'") > 0;
    }

    /** A table as that of readings, for bare inserts. */
    void createBare() throws SQLException {
        execute("DROP TABLE IF EXISTS " + BareBatches.TABLE);
        execute("CREATE TABLE " + BareBatches.TABLE + " (LIKE reading INCLUDING ALL)");
        if (isHypertable()) {
            execute("SELECT create_hypertable('" + BareBatches.TABLE
                    + "', 'time', chunk_time_interval => (SELECT time_interval FROM timescaledb_information.dimensions"
                    + " WHERE hypertable_name = 'reading'), create_default_indexes => false)");
        }
    }

    void dropBare() throws SQLException {
        execute("DROP TABLE " + BareBatches.TABLE);
    }

    /** Makes the aggregates of all readings between the times. */
    void aggregate(Instant from, Instant to) throws SQLException {
        for (Instant start = from; start.isBefore(to); start = start.plus(AT_ONCE)) {
            aggregate("aggregate_15m", "15 minutes", start, start.plus(AT_ONCE));
            aggregate("aggregate_1h", "1 hour", start, start.plus(AT_ONCE));
        }
        for (String table : SERIES) {
            execute("ANALYZE " + table);
        }
    }

    private void aggregate(String table, String length, Instant from, Instant to) throws SQLException {
        execute("""
                INSERT INTO %1$s (datastream, time, count, flagged, sum, min, max, m2,
                                  first_time, first, last_time, last, as_of)
                SELECT datastream, date_bin('%2$s', time, timestamptz 'epoch') AS start,
                       count(*), 0, sum(value), min(value), max(value), var_pop(value) * count(*),
                       min(time), (array_agg(value ORDER BY time))[1],
                       max(time), (array_agg(value ORDER BY time DESC))[1], max(time)
                FROM reading
                WHERE time >= '%3$s' AND time < '%4$s'
                GROUP BY datastream, start""".formatted(table, length, from, to));
    }

    void compress() throws SQLException {
        for (String table : SERIES) {
            execute("SELECT compress_chunk(chunk, true) FROM show_chunks('" + table + "') AS chunk");
            execute("ANALYZE " + table);
        }
    }

    /** How much the readings take, with their index. */
    long bytes() throws SQLException {
        return number(
                isHypertable() ? "SELECT hypertable_size('reading')" : "SELECT pg_total_relation_size('reading')");
    }

    private long number(String sql) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
        if (!store.getAutoCommit()) {
            store.commit();
        }
    }
}
