package city.talpuls.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** What the database takes when nothing but rows is put into it: the measure of all the work around that. */
final class BareInserts {

    private static final int BATCH = 10_000;
    private static final int DATASTREAMS = 10_000;

    private final Connection store;

    BareInserts(Connection store) {
        this.store = store;
    }

    /** Readings a second, committed batch by batch into a table such as the platform's. */
    double perSecond(Duration span) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_bare");
            statement.execute("CREATE TABLE bench_bare (LIKE reading INCLUDING ALL)");
        }
        store.setAutoCommit(false);
        long rows = 0;
        long began = System.nanoTime();
        long elapsed = 0;
        try (var insert = store.prepareStatement("INSERT INTO bench_bare (datastream, time, value)"
                + " SELECT d, to_timestamp(t), v FROM unnest(?::int[], ?::float8[], ?::float8[]) AS r(d, t, v)"
                + " ON CONFLICT DO NOTHING")) {
            double start = Instant.EPOCH.plus(Duration.ofDays(20_000)).getEpochSecond();
            while (elapsed < span.toNanos()) {
                var datastreams = new Integer[BATCH];
                var times = new Double[BATCH];
                var values = new Double[BATCH];
                double round = Math.floor(rows / (double) DATASTREAMS);
                for (int i = 0; i < BATCH; i++) {
                    datastreams[i] = i % DATASTREAMS;
                    times[i] = start + round;
                    values[i] = (double) i;
                }
                insert.setArray(1, store.createArrayOf("int4", datastreams));
                insert.setArray(2, store.createArrayOf("float8", times));
                insert.setArray(3, store.createArrayOf("float8", values));
                rows += insert.executeUpdate();
                store.commit();
                elapsed = System.nanoTime() - began;
            }
        }
        try (var statement = store.createStatement()) {
            statement.execute("DROP TABLE bench_bare");
        }
        store.commit();
        return rows * 1e9 / elapsed;
    }
}
