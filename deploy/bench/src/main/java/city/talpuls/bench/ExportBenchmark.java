package city.talpuls.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.format.Util;
import org.postgresql.PGConnection;

/**
 * Exports all of many readings in each format through the api, and by {@code COPY ... TO STDOUT} of the same columns from the
 * same database, and holds the numbers of rows against each other.
 */
final class ExportBenchmark {

    private static final int DATASTREAMS = 10;
    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final List<String> FORMATS = List.of("csv", "ndjson", "geojson", "parquet");

    /** What a collection of garbage left, in a log of Java's. */
    private static final Pattern COLLECTED = Pattern.compile("Pause .*->(\\d+)M\\(");

    private final Connection store;
    private final URI api;
    private final Path garbage;
    private final long rows;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param store a database with the platform's schema and nothing in it
     * @param api an api that works on that database
     * @param garbage the log of what the api's collector does
     * @param rows how many readings are exported
     * @param out told how far it is
     */
    ExportBenchmark(Connection store, URI api, Path garbage, long rows, PrintStream out) {
        this.store = store;
        this.api = api;
        this.garbage = garbage;
        this.rows = rows;
        this.out = out;
    }

    /**
     * One export.
     *
     * @param name of the way
     * @param rows in the file; of Parquet as its footer says
     * @param bytes of the file
     * @param firstByteMillis until it began
     * @param seconds until it was there
     * @param heap megabytes that the api had in use after the collection that left most; 0 where none took place
     */
    record Export(String name, long rows, long bytes, double firstByteMillis, double seconds, long heap) {

        double perSecond() {
            return rows / seconds;
        }
    }

    /**
     * What was measured.
     *
     * @param rows that are in the database
     * @param copies by the database itself, before and after the others
     * @param exports by the api, CSV first
     */
    record Result(long rows, List<Export> copies, List<Export> exports) {

        /** How fast the database itself is, in rows a second: the faster of its times. */
        double copyPerSecond() {
            return copies.stream().mapToDouble(Export::perSecond).max().orElseThrow();
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
        var copies = new ArrayList<Export>();
        var exports = new ArrayList<Export>();
        out.println("warming up");
        export("csv", "&to=2000-01-08T00:00:00Z");
        copies.add(copy());
        for (String format : FORMATS) {
            out.println("exporting as " + format);
            exports.add(export(format, "&to=" + END));
        }
        copies.add(copy());
        return new Result(rows, copies, exports);
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

    private Export copy() throws SQLException, IOException {
        out.println("copying out of the database");
        // In no order, which spares the database a sort, and so at its fastest.
        String question = """
                COPY (SELECT device, property, time, value, unit, quality
                      FROM reading JOIN datastream ON datastream.id = datastream
                      WHERE property = 'temperature' AND time >= '%s' AND time < '%s')
                TO STDOUT (FORMAT csv)""".formatted(BEGIN, END);
        try (var counted = new Counted(OutputStream.nullOutputStream())) {
            long began = System.nanoTime();
            store.unwrap(PGConnection.class).getCopyAPI().copyOut(question, counted);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Export("COPY", counted.lines, counted.bytes, (counted.firstAt - began) / 1e6, seconds, 0);
        }
    }

    private Export export(String format, String until) throws IOException, InterruptedException {
        long logged = Files.exists(garbage) ? Files.size(garbage) : 0;
        var request = HttpRequest.newBuilder(
                        api.resolve("/api/v1/readings." + format + "?property=temperature&from=" + BEGIN + until))
                .build();
        Path file = garbage.resolveSibling("readings." + format);
        try (var counted =
                new Counted(format.equals("parquet") ? Files.newOutputStream(file) : OutputStream.nullOutputStream())) {
            long began = System.nanoTime();
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IOException(format + ": " + answer.statusCode());
            }
            try (InputStream body = answer.body()) {
                body.transferTo(counted);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Export(
                    format,
                    rows(format, counted, file),
                    counted.bytes,
                    (counted.firstAt - began) / 1e6,
                    seconds,
                    heap(logged));
        }
    }

    private static long rows(String format, Counted counted, Path file) throws IOException {
        return switch (format) {
            case "csv" -> counted.lines - 1; // the names
            case "geojson" -> counted.lines - 2; // around the features
            case "parquet" -> rowsOfParquet(file);
            default -> counted.lines;
        };
    }

    /** What the footer says, which is before its length and four letters. */
    private static long rowsOfParquet(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 8);
            int length = Integer.reverseBytes(file.readInt());
            var footer = new byte[length];
            file.seek(file.length() - 8 - length);
            file.readFully(footer);
            return Util.readFileMetaData(new ByteArrayInputStream(footer)).getNum_rows();
        }
    }

    private long heap(long logged) throws IOException {
        if (!Files.exists(garbage)) {
            return 0;
        }
        byte[] all = Files.readAllBytes(garbage);
        return new String(all, (int) logged, (int) (all.length - logged), StandardCharsets.UTF_8)
                .lines()
                .map(COLLECTED::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElse(0);
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

    private static void row(StringBuilder text, Result result, Export export) {
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

    /** Counts what is written, and writes it on if there is somewhere. */
    private static final class Counted extends OutputStream {

        private final OutputStream onward;
        private long bytes;
        private long lines;
        private long firstAt;

        Counted(OutputStream onward) {
            this.onward = onward;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            if (bytes == 0 && length > 0) {
                firstAt = System.nanoTime();
            }
            for (int i = start; i < start + length; i++) {
                if (from[i] == '\n') {
                    lines++;
                }
            }
            bytes += length;
            onward.write(from, start, length);
        }

        @Override
        public void close() throws IOException {
            onward.close();
        }
    }
}
