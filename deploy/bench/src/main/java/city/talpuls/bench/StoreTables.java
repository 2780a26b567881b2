package city.talpuls.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /** Registers the devices of a year and their datastreams, numbered from 1 in the order of its values. */
    void register(YearOfReadings year) throws SQLException {
        execute("INSERT INTO device (id, name, latitude, longitude, district, first_seen, last_seen)"
                + " SELECT 'device-' || i, 'device-' || i, 51.2 + i % 100 / 1000.0, 7.1 + i % 70 / 1000.0, 'Elberfeld',"
                + " now(), now() FROM generate_series(0, " + (year.devices() - 1) + ") AS i");
        String properties = YearOfReadings.PROPERTIES.stream()
                .map(property -> "'" + property.name() + "'")
                .collect(Collectors.joining(", "));
        execute("INSERT INTO datastream (id, device, property) OVERRIDING SYSTEM VALUE"
                + " SELECT row_number() OVER (ORDER BY i, place), 'device-' || i, property"
                + " FROM generate_series(0, " + (year.devices() - 1) + ") AS i,"
                + " unnest(ARRAY[" + properties + "]) WITH ORDINALITY AS known(property, place)");
        execute("SELECT setval(pg_get_serial_sequence('datastream', 'id'), max(id)) FROM datastream");
        execute("ANALYZE device, datastream");
    }

    /** Makes the last readings of a year the latest. */
    void tellLatest(YearOfReadings year) throws SQLException {
        execute("INSERT INTO latest (datastream, time, value, quality) SELECT datastream, time, value, quality"
                + " FROM reading WHERE time = '" + year.time(year.quarters() - 1) + "'");
        execute("ANALYZE latest");
    }

    /** What a database does by itself in a year in which nothing is in a hurry. */
    void vacuum() throws SQLException {
        store.setAutoCommit(true);
        for (String table : SERIES) {
            execute("VACUUM ANALYZE " + table);
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

    /** Has TimescaleDB compress what is so old that the platform keeps it compressed. */
    void compressOld() throws SQLException {
        var jobs = new ArrayList<Integer>();
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(
                        "SELECT job_id FROM timescaledb_information.jobs WHERE hypertable_name IN ('reading', 'aggregate_15m',"
                                + " 'aggregate_1h') AND proc_name IN ('policy_compression', 'policy_columnstore')")) {
            while (rows.next()) {
                jobs.add(rows.getInt(1));
            }
        }
        for (int job : jobs) {
            execute("CALL run_job(" + job + ")");
        }
        for (String table : SERIES) {
            execute("ANALYZE " + table);
        }
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
