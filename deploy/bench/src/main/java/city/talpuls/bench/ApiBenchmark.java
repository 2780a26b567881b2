package city.talpuls.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to ask the api and not the database: a year of readings is asked for through both in turn, exported through
 * both, and then asked for by a crowd while messages come in.
 */
final class ApiBenchmark {

    private static final String PROPERTY = "temperature";
    private static final int SPEAKING = 2_000;
    private static final int IN_FLIGHT = 1_000;
    private static final int QUARTERS_AT_ONCE = 200;

    /** A day: who speaks at all has spoken more than once. */
    private static final int QUARTERS_OF_OTHERS = 96;

    private static final int EXPORTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final House house;
    private final Connection store;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;

    /**
     * @param house with all parts, which runs
     * @param store its database, with nothing in it
     */
    ApiBenchmark(House house, Connection store, Extent extent, PrintStream out, InstantSource clock) {
        this.house = house;
        this.store = store;
        this.extent = extent;
        this.out = out;
        this.clock = clock;
    }

    /**
     * How much of it.
     *
     * @param devices that are there, each with readings of the last day
     * @param measuring how many of them have been measuring
     * @param length for how long
     * @param warmUp for how long each question is asked before it is measured, and the crowd asks
     * @param rounds how often each question is asked
     * @param clients of the crowd
     * @param perSecond messages that come in meanwhile
     * @param span for how long the crowd asks
     */
    record Extent(
            int devices,
            int measuring,
            Duration length,
            Duration warmUp,
            int rounds,
            int clients,
            int perSecond,
            Duration span) {}

    /**
     * What was measured.
     *
     * @param kind of store, in a word
     * @param readings how many are stored
     * @param answers to single questions
     * @param copies by the database itself
     * @param exports by the api, as CSV
     * @param crowd how it was answered
     * @param settledPerSecond messages that came to their end while it asked
     * @param pending messages under way when it had asked
     */
    record Result(
            String kind,
            long readings,
            List<StoreQuestions.Answer> answers,
            List<Exports.Export> copies,
            List<Exports.Export> exports,
            Crowd.Answers crowd,
            double settledPerSecond,
            long pending) {}

    Result run() throws SQLException, IOException, InterruptedException {
        var tables = new StoreTables(store);
        tables.requireEmpty();
        Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS);
        int quarters = (int) extent.length().dividedBy(YearOfReadings.APART);
        var year = new YearOfReadings(extent.measuring(), end.minus(extent.length()), quarters);
        fill(tables, year);
        out.println("asking");
        var questions = new StoreQuestions(store, house.http("api"), year, extent.warmUp(), extent.rounds());
        List<StoreQuestions.Answer> answers = questions.ask();
        out.println("exporting");
        var exports = new Exports(store, house.http("api"), house.garbage("api"), PROPERTY);
        exports.export("csv", year.begin(), end); // what is asked for the first time is not measured
        var copied = new ArrayList<Exports.Export>();
        var exported = new ArrayList<Exports.Export>();
        for (int round = 0; round < EXPORTS; round++) {
            copied.add(exports.copy(year.begin(), end));
            exported.add(exports.export("csv", year.begin(), end));
        }
        out.printf(Locale.ROOT, "%d clients, and %d messages a second%n", extent.clients(), extent.perSecond());
        var platform = new Platform(house.adminKey());
        var crowd = new Crowd(house.http("api"), year, extent.clients());
        try (var _ =
                new SteadyLoad(house.broker(IN_FLIGHT), new ChirpStackUplinks(SPEAKING), extent.perSecond(), clock)) {
            crowd.ask(extent.warmUp());
            Platform.Account before = arriving(platform);
            long began = System.nanoTime();
            Crowd.Answers asked = crowd.ask(extent.span());
            Platform.Account after = account(platform);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Result(
                    tables.isHypertable() ? "TimescaleDB" : "plain tables",
                    year.readings(),
                    answers,
                    copied,
                    exported,
                    asked,
                    (after.settled() - before.settled()) / seconds,
                    after.pending());
        }
    }

    private void fill(StoreTables tables, YearOfReadings year) throws SQLException {
        out.printf(Locale.ROOT, "writing %d readings%n", year.readings());
        var all = new YearOfReadings(extent.devices(), year.begin(), year.quarters());
        tables.register(all);
        store.setAutoCommit(false);
        var batches = new BareBatches(store, "reading");
        for (int from = 0; from < year.quarters(); from += QUARTERS_AT_ONCE) {
            batches.write(new BareBatches.Batch(year, from, Math.min(from + QUARTERS_AT_ONCE, year.quarters())));
        }
        batches.write(new BareBatches.Batch(all, Math.max(0, all.quarters() - QUARTERS_OF_OTHERS), all.quarters()));
        store.setAutoCommit(true);
        tables.aggregate(year.begin(), year.time(year.quarters()));
        tables.tellLatest(all);
        if (tables.isHypertable()) {
            out.println("compressing what is old");
            tables.compressOld();
        } else {
            tables.vacuum();
        }
    }

    /** Waits for the first messages to come to their end. */
    private Platform.Account arriving(Platform platform) throws IOException, InterruptedException {
        Instant limit = clock.instant().plus(PATIENCE);
        Platform.Account account = account(platform);
        while (account.settled() == 0) {
            if (clock.instant().isAfter(limit)) {
                throw new IOException("no message came to its end within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(100);
            account = account(platform);
        }
        return account;
    }

    private Platform.Account account(Platform platform) throws IOException, InterruptedException {
        return platform.account(house.http("api")).orElseThrow(() -> new IOException("api does not account"));
    }

    /** The result as tables in Markdown. */
    static String table(Result result) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, %d readings%n%s%n",
                result.kind(),
                result.readings(),
                StoreQuestions.table("question", result.answers())));
        double copy = fastest(result.copies());
        double csv = fastest(result.exports());
        text.append(String.format(
                Locale.ROOT,
                "CSV %.0f rows/s, COPY %.0f: %.2f of it, the best of %d each%n%n",
                csv,
                copy,
                csv / copy,
                result.copies().size()));
        return text.append(Crowd.table(result.crowd()))
                .append(String.format(
                        Locale.ROOT,
                        "%n%.0f answers/s, %d put off, while %.0f messages/s came to their end; %d under way afterwards%n",
                        result.crowd().perSecond(),
                        result.crowd().refused(),
                        result.settledPerSecond(),
                        result.pending()))
                .toString();
    }

    private static double fastest(List<Exports.Export> exports) {
        return exports.stream()
                .map(Exports.Export::perSecond)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
