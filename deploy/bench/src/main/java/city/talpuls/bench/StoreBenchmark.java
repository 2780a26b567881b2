package city.talpuls.bench;

import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.JsonCodec;
import city.talpuls.streams.store.StoreLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a year of readings as the writer of readings does, and batch by batch in turn the same by bare inserts into a table
 * of the same kind; then asks what users ask, through the api and by SQL. Whatever else the machine does meets both alike.
 */
final class StoreBenchmark {

    /** A batch has about so many reports; with five readings each, as many rows as the bare one. */
    private static final int REPORTS_A_BATCH = 2_000;

    private static final Duration WORD = Duration.ofSeconds(30);

    private final Connection store;
    private final URI api;
    private final Extent extent;
    private final YearOfReadings year;
    private final PrintStream out;
    private Instant lastWord = Instant.EPOCH;

    /**
     * @param store a database with the platform's schema and nothing in it; loses its autocommit
     * @param api an api that works on that database
     * @param extent how much of it
     * @param now the end of the year
     * @param out told how far it is
     */
    StoreBenchmark(Connection store, URI api, Extent extent, Instant now, PrintStream out) {
        this.store = store;
        this.api = api;
        this.extent = extent;
        this.out = out;
        int quarters = (int) extent.length().dividedBy(YearOfReadings.APART);
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        this.year = new YearOfReadings(extent.devices(), end.minus(extent.length()), quarters);
    }

    /**
     * How much of it.
     *
     * @param devices how many
     * @param length for how long they have been measuring
     * @param warmUp for how long each question is asked before it is measured
     * @param rounds how often each is asked then
     */
    record Extent(int devices, Duration length, Duration warmUp, int rounds) {}

    /**
     * What was measured.
     *
     * @param kind of store, in a word
     * @param readings how many were written each way
     * @param writerPerSecond readings committed by the writer
     * @param barePerSecond readings committed by bare inserts
     * @param bytesAReading with indexes
     * @param compressedBytesAReading the same once everything is compressed; absent on plain tables
     * @param answers of plain tables, or of uncompressed chunks
     * @param compressedAnswers of compressed chunks; none on plain tables
     */
    record Result(
            String kind,
            long readings,
            double writerPerSecond,
            double barePerSecond,
            double bytesAReading,
            @Nullable Double compressedBytesAReading,
            List<StoreQuestions.Answer> answers,
            List<StoreQuestions.Answer> compressedAnswers) {}

    Result run() throws SQLException, IOException, InterruptedException {
        var tables = new StoreTables(store);
        tables.requireEmpty();
        boolean isHypertable = tables.isHypertable();
        tables.createBare();
        out.printf(Locale.ROOT, "writing %d readings, and as many by bare inserts%n", year.readings());
        long[] nanos = write();
        tables.dropBare();
        out.println("summing up the windows");
        tables.aggregate(year.begin(), year.time(year.quarters()));
        double bytes = (double) tables.bytes() / year.readings();
        if (!isHypertable) {
            tables.vacuum();
        }
        var questions = new StoreQuestions(store, api, year, extent.warmUp(), extent.rounds());
        out.println("asking");
        List<StoreQuestions.Answer> answers = questions.ask();
        Double compressedBytes = null;
        List<StoreQuestions.Answer> compressed = List.of();
        if (isHypertable) {
            out.println("compressing");
            tables.compress();
            compressedBytes = (double) tables.bytes() / year.readings();
            compressed = questions.ask();
        }
        return new Result(
                isHypertable ? "TimescaleDB" : "plain tables",
                year.readings(),
                year.readings() * 1e9 / nanos[0],
                year.readings() * 1e9 / nanos[1],
                bytes,
                compressedBytes,
                answers,
                compressed);
    }

    /** How long the writer took, and how long the bare inserts. */
    private long[] write() throws SQLException {
        var json = new Json();
        JsonCodec<Report> codec = json.codec(Report.class);
        var load = new StoreLoad(store, json);
        var bare = new BareBatches(store, BareBatches.TABLE);
        var nanos = new long[2];
        int step = Math.max(1, REPORTS_A_BATCH / year.devices());
        for (int from = 0; from < year.quarters(); from += step) {
            int to = Math.min(from + step, year.quarters());
            List<byte[]> records = new ArrayList<>();
            for (int quarter = from; quarter < to; quarter++) {
                year.reports(quarter).forEach(report -> records.add(codec.write(report)));
            }
            long began = System.nanoTime();
            load.write(records);
            nanos[0] += System.nanoTime() - began;
            var batch = new BareBatches.Batch(year, from, to);
            began = System.nanoTime();
            bare.write(batch);
            nanos[1] += System.nanoTime() - began;
            word(to, nanos);
        }
        return nanos;
    }

    private void word(int quarters, long... nanos) {
        Instant now = Instant.ofEpochSecond(0, System.nanoTime());
        if (Duration.between(lastWord, now).compareTo(WORD) >= 0) {
            lastWord = now;
            double readings = (double) quarters * year.devices() * YearOfReadings.PROPERTIES.size();
            out.printf(
                    Locale.ROOT,
                    "... %.0f of %d, %.0f a second, bare %.0f%n",
                    readings,
                    year.readings(),
                    readings * 1e9 / nanos[0],
                    readings * 1e9 / nanos[1]);
        }
    }

    /** The result as tables in Markdown. */
    static String table(Result result) {
        var text = new StringBuilder("| " + result.kind() + " | |\n|---|---|\n");
        row(text, "readings", "%.0f", (double) result.readings());
        row(text, "writer, readings/s", "%.0f", result.writerPerSecond());
        row(text, "bare batched inserts, readings/s", "%.0f", result.barePerSecond());
        row(text, "the writer's share of that", "%.0f %%", 100 * result.writerPerSecond() / result.barePerSecond());
        row(text, "bytes a reading", "%.1f", result.bytesAReading());
        if (result.compressedBytesAReading() != null) {
            row(text, "bytes a reading, compressed", "%.1f", result.compressedBytesAReading());
        }
        text.append(StoreQuestions.table("question", result.answers()));
        if (!result.compressedAnswers().isEmpty()) {
            text.append(StoreQuestions.table("question, compressed", result.compressedAnswers()));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String what, String form, double value) {
        text.append("| ")
                .append(what)
                .append(" | ")
                .append(String.format(Locale.ROOT, form, value))
                .append(" |\n");
    }
}
