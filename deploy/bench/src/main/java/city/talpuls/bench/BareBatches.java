package city.talpuls.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Batches of rows and nothing else, put into a table by the statement that is fastest from Java. */
final class BareBatches {

    static final String TABLE = "bench_bare";

    private final Connection store;
    private final String table;

    /** @param table with the columns of that of readings */
    BareBatches(Connection store, String table) {
        this.store = store;
        this.table = table;
    }

    /** Columns of rows; times in microseconds since 1970. */
    static final class Batch {

        private final int[] datastreams;
        private final long[] times;
        private final double[] values;

        /** What the devices say from one quarter to before another. */
        Batch(YearOfReadings year, int from, int to) {
            int width = year.devices() * YearOfReadings.PROPERTIES.size();
            int rows = (to - from) * width;
            datastreams = new int[rows];
            times = new long[rows];
            values = new double[rows];
            for (int row = 0; row < rows; row++) {
                datastreams[row] = row % width + 1;
                times[row] =
                        TimeUnit.SECONDS.toMicros(year.time(from + row / width).getEpochSecond());
            }
            for (int quarter = from; quarter < to; quarter++) {
                System.arraycopy(year.values(quarter), 0, values, (quarter - from) * width, width);
            }
        }
    }

    /** Writes and commits one. */
    void write(Batch batch) throws SQLException {
        try (var insert = store.prepareStatement("INSERT INTO " + table + " (datastream, time, value)"
                + " SELECT d, timestamptz 'epoch' + t * interval '1 microsecond', v"
                + " FROM unnest(?::int[], ?::bigint[], ?::float8[]) AS r(d, t, v) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, batch.datastreams);
            insert.setObject(2, batch.times);
            insert.setObject(3, batch.values);
            insert.executeUpdate();
        }
        store.commit();
    }
}
