package city.talpuls.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Exports all of many readings in each format through the api, and by {@code COPY ... TO STDOUT} of the same columns from the
 * same database, and holds the numbers of rows against each other.
 */
final class ExportBenchmark {

    private static final int DATASTREAMS = 10;
    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final List<String> FORMATS = List.of("csv", "ndjson", "geojson", "parquet");

    private final Connection store;
    private final Exports exports;
    private final long rows;
    private final PrintStream out;

    /**
     * @param store a database with the platform's schema and nothing in it
     * @param api an api that works on that database
     * @param garbage the log of what the api's collector does
     * @param rows how many readings are exported
     * @param out told how far it is
     */
    ExportBenchmark(Connection store, URI api, Path garbage, long rows, PrintStream out) {
        this.store = store;
        this.exports = new Exports(store, api, garbage, "temperature");
        this.rows = rows;
        this.out = out;
    }

    /**
     * What was measured.
     *
     * @param rows that are in the database
     * @param copies by the database itself, before and after the others
     * @param exports by the api, CSV first
     */
    record Result(long rows, List<Exports.Export> copies, List<Exports.Export> exports) {

        /** How fast the database itself is, in rows a second: the faster of its times. */
        double copyPerSecond() {
            return copies.stream().mapToDouble(Exports.Export::perSecond).max().orElseThrow();
        }

        /** What is wrong with the files; nothing if nothing is. */
        List<String> faults() {
            return exports.stream()
                    .filter(export -> export.rows() != rows)
                    .map(export -> export.name() + " has " + export.rows() + " rows of " + rows)
                    .toList();
        }
    }

    Result run() throws SQLException, IOException, InterruptedException {
        new StoreTables(store).requireEmpty();
        out.printf(Locale.ROOT, "writing %d readings%n", rows);
        fill();
        var copies = new ArrayList<Exports.Export>();
        var files = new ArrayList<Exports.Export>();
        out.println("warming up");
        exports.export("csv", BEGIN, BEGIN.plus(A_WEEK));
        out.println("copying out of the database");
        copies.add(exports.copy(BEGIN, END));
        for (String format : FORMATS) {
            out.println("exporting as " + format);
            files.add(exports.export(format, BEGIN, END));
        }
        out.println("copying out of the database once more");
        copies.add(exports.copy(BEGIN, END));
        return new Result(rows, copies, files);
    }

    /** Readings every ten seconds, as many of each datastream; a hundredth is doubtful. */
    private void fill() throws SQLException {
        execute("INSERT INTO device (id, name, latitude, longitude, first_seen, last_seen)"
                + " SELECT 'device-' || i, 'device-' || i, 51.2, 7.1, now(), now() FROM generate_series(1, "
                + DATASTREAMS
                + ") AS i");
        execute("INSERT INTO datastream (device, property, unit)"
                + " SELECT 'device-' || i, 'temperature', 'Cel' FROM generate_series(1, " + DATASTREAMS + ") AS i");
        for (int datastream = 1; datastream <= DATASTREAMS; datastream++) {
            long some = rows / DATASTREAMS + (datastream <= rows % DATASTREAMS ? 1 : 0);
            execute("INSERT INTO reading SELECT " + datastream + ", timestamptz '" + BEGIN
                    + "' + i * interval '10 seconds', round((10 + 15 * sin(i / 8640.0) + random())::numeric, 2),"
                    + " CASE WHEN i % 100 = 0 THEN 1 ELSE 0 END FROM generate_series(0, " + (some - 1) + ") AS i");
        }
        execute("VACUUM ANALYZE reading");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The result as a table in Markdown. */
    static String table(Result result) {
        var text = new StringBuilder(
                "| " + result.rows()
                        + " readings | rows/s | of COPY | first byte, ms | s | MB | heap after GC, at most, MB |\n|---|---|---|---|---|---|---|\n");
        result.copies().forEach(copy -> row(text, result, copy));
        result.exports().forEach(export -> row(text, result, export));
        return text.toString();
    }

    private static void row(StringBuilder text, Result result, Exports.Export export) {
        text.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.0f | %.1f | %.0f | %s |%n",
                export.name(),
                export.perSecond(),
                export.perSecond() / result.copyPerSecond(),
                export.firstByteMillis(),
                export.seconds(),
                export.bytes() / 1e6,
                export.heap() == 0 ? "" : Long.toString(export.heap())));
    }
}
