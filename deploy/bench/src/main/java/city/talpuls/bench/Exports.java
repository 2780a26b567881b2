package city.talpuls.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.format.Util;
import org.postgresql.PGConnection;

/** Exports the readings of one property through the api, and the same out of the database itself, and counts what comes. */
final class Exports {

    /** What a collection of garbage left, in a log of Java's. */
    private static final Pattern COLLECTED = Pattern.compile("Pause .*->(\\d+)M\\(");

    private final Connection store;
    private final URI api;
    private final Path garbage;
    private final String property;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param store a database of the platform
     * @param api an api that works on it
     * @param garbage the log of what the api's collector does
     * @param property whose readings are exported
     */
    Exports(Connection store, URI api, Path garbage, String property) {
        this.store = store;
        this.api = api;
        this.garbage = garbage;
        this.property = property;
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

    /** By {@code COPY ... TO STDOUT}. */
    Export copy(Instant from, Instant to) throws SQLException, IOException {
        // In no order, which spares the database a sort, and so at its fastest.
        String question = """
                COPY (SELECT device, property, time, value, unit, quality
                      FROM reading JOIN datastream ON datastream.id = datastream
                      WHERE property = '%s' AND time >= '%s' AND time < '%s')
                TO STDOUT (FORMAT csv)""".formatted(property, from, to);
        try (var counted = new Counted(OutputStream.nullOutputStream())) {
            long began = System.nanoTime();
            store.unwrap(PGConnection.class).getCopyAPI().copyOut(question, counted);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Export("COPY", counted.lines, counted.bytes, (counted.firstAt - began) / 1e6, seconds, 0);
        }
    }

    /** By the api, in one of its formats. */
    Export export(String format, Instant from, Instant to) throws IOException, InterruptedException {
        long logged = Files.exists(garbage) ? Files.size(garbage) : 0;
        var request = HttpRequest.newBuilder(api.resolve(
                        "/api/v1/readings." + format + "?property=" + property + "&from=" + from + "&to=" + to))
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
