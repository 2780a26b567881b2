package city.talpuls.bench;

import city.talpuls.codec.BadCodecException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands of {@code ./talpuls bench}. */
@Command(
        name = "talpuls bench",
        description =
                "Measures the platform, kills its parts or feeds it nonsense, each part a process of its own on loopback.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "ingest|late|rules|store|api|export|codecs|waste|chaos|fuzz",
        sortOptions = false)
public final class Main {

    private static final String HELP = "--help";
    private static final String HELP_SAYS = "say this";

    private final PrintStream out;
    private final InstantSource clock;

    Main(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs the command and ends the process with its exit code; 1 means that the drill found a fault. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main(System.out, InstantSource.system())).execute(args));
    }

    @Command(
            name = "ingest",
            description = "How many messages a second get from a publisher into committed rows, and how soon.")
    int ingest(
            @Option(
                            names = "--seconds",
                            defaultValue = "120",
                            description = "to measure, after half as many to warm up (default: ${DEFAULT-VALUE})")
                    int seconds,
            @Option(
                            names = "--under-way",
                            defaultValue = "10000",
                            description = "messages published and not yet committed (default: ${DEFAULT-VALUE})")
                    int underWay,
            @Option(
                            names = "--publishers",
                            defaultValue = "2",
                            description = "connections that publish (default: ${DEFAULT-VALUE})")
                    int publishers,
            @Option(
                            names = "--broker",
                            paramLabel = "tcp://HOST:PORT",
                            description =
                                    "an MQTT broker to measure with, one that lets everybody in, instead of our own")
                    @Nullable
                    URI broker,
            @Option(
                            names = "--broker-pid",
                            paramLabel = "PID",
                            description = "that broker's process, to count what it takes")
                    @Nullable
                    Long brokerPid,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        var span = Duration.ofSeconds(seconds);
        var folder = Files.createTempDirectory("talpuls-bench");
        try (var house = new House(folder, broker, House.Stay.LONG)) {
            var extent = new IngestBenchmark.Extent(span.dividedBy(2), span, underWay, publishers, brokerPid);
            out.println(IngestBenchmark.table(new IngestBenchmark(house, extent, out, clock).run()));
        }
        clear(folder);
        return 0;
    }

    @Command(name = "late", description = "How soon the quarter hour of a late reading is right, by how late it is.")
    int late(
            @Option(
                            names = "--rounds",
                            defaultValue = "25",
                            description =
                                    "quarter hours, of two readings each, per lateness (default: ${DEFAULT-VALUE})")
                    int rounds,
            @Option(
                            names = "--per-second",
                            defaultValue = "500",
                            description = "messages of other devices meanwhile (default: ${DEFAULT-VALUE})")
                    int perSecond,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("talpuls-late");
        try (var house = new House(folder, null, House.Stay.LONG)) {
            var extent = LateReadingsBenchmark.Extent.of(perSecond, rounds);
            out.println(LateReadingsBenchmark.table(new LateReadingsBenchmark(house, extent, out, clock).run()));
        }
        clear(folder);
        return 0;
    }

    @Command(name = "rules", description = "Which share of the platform's processor time alert rules take.")
    int rules(
            @Option(names = "--rules", defaultValue = "500", description = "how many (default: ${DEFAULT-VALUE})")
                    int rules,
            @Option(
                            names = "--per-second",
                            defaultValue = "1000",
                            description = "messages of 2000 devices, 14000 datastreams (default: ${DEFAULT-VALUE})")
                    int perSecond,
            @Option(
                            names = "--seconds",
                            defaultValue = "30",
                            description = "to measure at a time, five times each (default: ${DEFAULT-VALUE})")
                    int seconds,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("talpuls-rules");
        try (var house = new House(folder, null, House.Stay.LONG)) {
            var extent =
                    new RulesBenchmark.Extent(rules, perSecond, Duration.ofSeconds(90), Duration.ofSeconds(seconds), 5);
            out.println(RulesBenchmark.table(new RulesBenchmark(house, extent, out, clock).run()));
        }
        clear(folder);
        return 0;
    }

    @Command(
            name = "store",
            description =
                    "How fast a year of readings is written and asked for, beside bare inserts and SQL in the same database.")
    int store(
            @Mixin DatabaseOptions database,
            @Option(
                            names = "--devices",
                            defaultValue = "1000",
                            description =
                                    "with five datastreams each, that speak every quarter of an hour (default: ${DEFAULT-VALUE})")
                    int devices,
            @Option(
                            names = "--share",
                            defaultValue = "0.1",
                            description = "of them that are written; 1 is all (default: ${DEFAULT-VALUE})")
                    double share,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        int written = (int) Math.max(1, Math.round(devices * share));
        out.printf(Locale.ROOT, "%d devices of %d, a year of each%n", written, devices);
        var folder = Files.createTempDirectory("talpuls-store");
        try (var house = new StoreHouse(folder, StoreHouse.QUIET, database.external(), House.Stay.LONG)) {
            var extent = new StoreBenchmark.Extent(written, Duration.ofDays(365), Duration.ofSeconds(10), 9);
            out.println(StoreBenchmark.table(house.measure(extent, clock.instant(), out)));
        }
        clear(folder);
        return 0;
    }

    @Command(
            name = "api",
            description =
                    "How fast the api answers beside SQL in the same database, and a crowd while messages come in.")
    int api(
            @Mixin DatabaseOptions database,
            @Option(
                            names = "--devices",
                            defaultValue = "1000",
                            description = "with five datastreams each (default: ${DEFAULT-VALUE})")
                    int devices,
            @Option(
                            names = "--share",
                            defaultValue = "0.1",
                            description =
                                    "of them that have spoken every quarter of an hour for a year; the others did once (default: ${DEFAULT-VALUE})")
                    double share,
            @Option(
                            names = "--clients",
                            defaultValue = "64",
                            description = "that ask at once, at the end (default: ${DEFAULT-VALUE})")
                    int clients,
            @Option(
                            names = "--per-second",
                            defaultValue = "1000",
                            description = "messages that come in meanwhile (default: ${DEFAULT-VALUE})")
                    int perSecond,
            @Option(
                            names = "--seconds",
                            defaultValue = "60",
                            description =
                                    "for which they ask, after half as many to warm up (default: ${DEFAULT-VALUE})")
                    int seconds,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        var span = Duration.ofSeconds(seconds);
        var extent = new ApiBenchmark.Extent(
                devices,
                (int) Math.max(1, Math.round(devices * share)),
                Duration.ofDays(365),
                span.dividedBy(2),
                21,
                clients,
                perSecond,
                span);
        var folder = Files.createTempDirectory("talpuls-api");
        try (var house = new StoreHouse(folder, House.PARTS, database.external(), House.Stay.LONG)) {
            out.println(ApiBenchmark.table(house.ask(extent, out, clock)));
        }
        clear(folder);
        return 0;
    }

    @Command(
            name = "page",
            description = "How the page feels in Chromium: its first picture, a year, many values, and its memory.")
    int page(
            @Option(names = "--devices", defaultValue = "2000", description = "on the map (default: ${DEFAULT-VALUE})")
                    int devices,
            @Option(
                            names = "--per-second",
                            defaultValue = "500",
                            description = "values that come in (default: ${DEFAULT-VALUE})")
                    int perSecond,
            @Option(
                            names = "--minutes",
                            defaultValue = "60",
                            description = "for which the page stays open (default: ${DEFAULT-VALUE})")
                    int minutes,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        var extent = new PageBenchmark.Extent(
                devices, Duration.ofDays(365), 5, perSecond, Duration.ofSeconds(10), Duration.ofMinutes(minutes));
        var folder = Files.createTempDirectory("talpuls-page");
        try (var house = new StoreHouse(folder, House.PARTS, null, House.Stay.LONG)) {
            out.println(PageBenchmark.table(house.look(extent, out, clock)));
        }
        clear(folder);
        return 0;
    }

    @Command(
            name = "export",
            description =
                    "How fast readings are exported in each format, beside COPY in the same database; 1 if a file lacks one.")
    int export(
            @Option(names = "--rows", defaultValue = "10000000", description = "to export (default: ${DEFAULT-VALUE})")
                    long rows,
            @Mixin DatabaseOptions database,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("talpuls-export");
        ExportBenchmark.Result result;
        try (var house = new StoreHouse(folder, StoreHouse.QUIET, database.external(), House.Stay.LONG)) {
            result = house.export(rows, out);
        }
        out.println(ExportBenchmark.table(result));
        result.faults().forEach(fault -> out.println("FAULT: " + fault));
        clear(folder);
        return result.faults().isEmpty() ? 0 : 1;
    }

    @Command(name = "codecs", description = "How many payloads a second each form of codec decodes.")
    int codecs(
            @Option(
                            names = "--seconds",
                            defaultValue = "10",
                            description = "to measure each, after as many to warm up (default: ${DEFAULT-VALUE})")
                    int seconds,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws BadCodecException {
        var span = Duration.ofSeconds(seconds);
        out.println(CodecBenchmark.table(new CodecBenchmark(span, span).run()));
        return 0;
    }

    @Command(
            name = "waste",
            description =
                    "How well emptyings of simulated bins are found, and the time foreseen when they are full; 1 if an emptying"
                            + " is missed or invented, or a straight line is as good.")
    int waste(
            @Option(names = "--bins", defaultValue = "60", description = "to simulate (default: ${DEFAULT-VALUE})")
                    int bins,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "another is another city (default: ${DEFAULT-VALUE})")
                    long seed,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked) {
        // The weeks are always the same, so that two runs can be compared; they have the end of summer time in them.
        var extent = new WasteBenchmark.Extent(seed, bins, 10, 3, Instant.parse("2026-09-07T00:00:00Z"));
        WasteBenchmark.Outcome outcome = new WasteBenchmark(extent).run();
        out.println(WasteBenchmark.table(outcome));
        outcome.faults().forEach(fault -> out.println("FAULT: " + fault));
        return outcome.faults().isEmpty() ? 0 : 1;
    }

    @Command(
            name = "chaos",
            description =
                    "Kills each part in turn under load, takes Kafka and the database away, and counts what is left.")
    int chaos(
            @Option(names = "--short", description = "the form that is part of ./talpuls test") boolean isShort,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("talpuls-chaos");
        var extent = isShort ? ChaosDrill.Extent.SHORT : ChaosDrill.Extent.LONG;
        ChaosDrill.Outcome outcome;
        var stay = isShort ? House.Stay.BRIEF : House.Stay.LONG;
        try (var drill = new ChaosDrill(folder, extent, stay, out, clock)) {
            outcome = drill.run();
        }
        out.println(outcome.account());
        if (outcome.faults().isEmpty()) {
            out.printf(
                    "every one of %d acknowledged messages is there, once, and every aggregate is that of its readings%n",
                    outcome.published());
            clear(folder);
            return 0;
        }
        outcome.faults().forEach(fault -> out.println("FAULT: " + fault));
        out.println("data and logs are in " + folder);
        return 1;
    }

    @Command(
            name = "fuzz",
            description =
                    "Sends messages and payloads with mistakes of every kind in them, and counts what became of each.")
    int fuzz(
            @Option(names = "--messages", defaultValue = "200000", description = "to send (default: ${DEFAULT-VALUE})")
                    int messages,
            @Option(names = "--per-second", defaultValue = "500", description = "of them (default: ${DEFAULT-VALUE})")
                    int perSecond,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "the same gives the same messages (default: ${DEFAULT-VALUE})")
                    long seed,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean asked)
            throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("talpuls-fuzz");
        FuzzDrill.Outcome outcome;
        try (var house = new House(folder, null, House.Stay.LONG)) {
            var extent = new FuzzDrill.Extent(FuzzDrill.WARM_UP, messages, perSecond, seed);
            outcome = new FuzzDrill(house, extent, out, clock).run();
        }
        out.println(outcome.table());
        var faults = new ArrayList<>(outcome.faults());
        outcome.stall().ifPresent(faults::add);
        if (faults.isEmpty()) {
            out.printf("each of %d messages ended in one place%n", outcome.taken());
            clear(folder);
            return 0;
        }
        faults.forEach(fault -> out.println("FAULT: " + fault));
        out.println("data and logs are in " + folder);
        return 1;
    }

    private static void clear(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
