package city.talpuls.standalone;

import city.talpuls.ingest.access.GatewayCommand;
import city.talpuls.standalone.Foreground.Then;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The commands of the launcher {@code talpuls} that need Java. */
@Command(
        name = "talpuls",
        description = "Talpuls, the open sensor platform of the city of Wuppertal",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
public final class Main {

    /** Below the folder that the launcher names as its home, else below the one we are in. */
    static final String DATA = "${sys:talpuls.home:-.}/data";

    static final String HELP = "--help";
    static final String HELP_SAYS = "say this";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int FAILED = 1;
    private static final int NOT_POSSIBLE_AS_ASKED = 2;

    private final PrintStream out;
    private final InstantSource clock;

    Main(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs the command and ends the process with its exit code; 2 means that it could not be started as asked. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("simulate")) {
            city.talpuls.simulator.Main.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        System.exit(commands(new Main(System.out, InstantSource.system())).execute(args));
    }

    static CommandLine commands(Main main) {
        return new CommandLine(main)
                .addSubcommand(new GatewayCommand(main.out))
                .registerConverter(Port.class, Main::port)
                .registerConverter(Part.class, Main::part)
                .registerConverter(Simulator.class, Main::simulator)
                .registerConverter(SensorThingsWriters.class, Main::writers)
                .setParameterExceptionHandler(
                        (mistake, args) -> say(mistake.getCommandLine(), mistake, NOT_POSSIBLE_AS_ASKED))
                .setExecutionExceptionHandler((failure, command, parsed) -> switch (failure) {
                    case CannotStart why -> say(command, why, NOT_POSSIBLE_AS_ASKED);
                    case StartFailed why -> say(command, why, FAILED);
                    default -> throw failure;
                });
    }

    @Command(
            name = "up",
            description = "Starts the platform, all of it in one process, and prints where it is.",
            sortOptions = false)
    int up(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DATA,
                            description = "keeps everything here (default: data beside the launcher)")
                    Path data,
            @Option(
                            names = "--http-port",
                            paramLabel = "PORT",
                            defaultValue = "8080",
                            description = "for the page and the API (default: ${DEFAULT-VALUE})")
                    Port httpPort,
            @Option(
                            names = "--mqtt-port",
                            paramLabel = "PORT",
                            defaultValue = "1883",
                            description = "for gateways and network servers (default: ${DEFAULT-VALUE})")
                    Port mqttPort,
            @Option(
                            names = "--simulator",
                            paramLabel = "demo|off",
                            defaultValue = "demo",
                            description = "whether a simulated city sends to it (default: ${DEFAULT-VALUE})")
                    Simulator simulator,
            @Option(
                            names = "--sensorthings-write",
                            paramLabel = "operator|anonymous",
                            defaultValue = "operator",
                            description =
                                    "who may write through SensorThings; with anonymous, whoever is on this machine,"
                                            + " which alone then reaches the page and the API (default: ${DEFAULT-VALUE})")
                    SensorThingsWriters writers,
            @Option(names = "--detach", description = "return when it is ready and let it run on") boolean detach,
            @Option(names = Background.OPTION, hidden = true) boolean inBackground,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException, InterruptedException {
        var settings = new Settings(data, httpPort, mqttPort, simulator, writers);
        if (detach) {
            return new Background(out).start(settings);
        }
        return new Foreground(console(), clock, inBackground ? Then.RUN_ON_SILENTLY : Then.RUN_ON).run(settings);
    }

    @Command(
            name = "run",
            description = {
                "Starts one part of the platform as a process of its own, until Ctrl-C. In any order; each waits for"
                        + " what it needs.",
                "Parts with the same data folder know each other. Where they listen is configuration:"
                        + " docs/configuration.md."
            },
            sortOptions = false)
    int run(
            @Parameters(paramLabel = "ingest|streams|api|mqtt|kafka|postgres", description = "the part") Part part,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DATA,
                            description = "keeps everything here (default: data beside the launcher)")
                    Path data,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException, InterruptedException {
        return new PartRun(console(), clock).run(data, part);
    }

    @Command(
            name = "rehearse",
            hidden = true,
            description = "Starts and stops once, for Java to learn what that takes.")
    int rehearse(@Parameters(paramLabel = "DIR", description = "a new data folder") Path data)
            throws CannotStart, IOException, InterruptedException {
        Files.createDirectories(data);
        var ports = Ports.keptIn(data.resolve("rehearsal.properties"));
        var settings = new Settings(
                data,
                new Port(ports.kafka()),
                new Port(ports.postgres()),
                Simulator.DEMO,
                SensorThingsWriters.OPERATOR);
        return new Foreground(console(), clock, Then.END).run(settings);
    }

    @Command(
            name = "down",
            description = "Stops the platform that runs on a data folder, and waits for its end.",
            sortOptions = false)
    int down(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DATA,
                            description = "its data folder (default: data beside the launcher)")
                    Path data,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws IOException, InterruptedException {
        return new Stopping(out, clock).stop(data);
    }

    @Command(
            name = "verify",
            description = {
                "Computes the aggregates of a running platform anew from its readings and prints every difference.",
                "Ends with 0 if there is none, with 1 if there are, with 2 if it cannot be done."
            },
            sortOptions = false)
    int verify(
            @Option(
                            names = "--http-port",
                            paramLabel = "PORT",
                            defaultValue = "8080",
                            description = "where the platform is (default: ${DEFAULT-VALUE})")
                    Port httpPort,
            @Mixin KeyOptions key,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            description = "no windows that start before it, such as 2026-11-23T10:00:00Z")
                    @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "TIME", description = "no windows that start at it or later") @Nullable
                    String to,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException, InterruptedException {
        return new Verification(out, clock).verify(httpPort, key.key(), from, to);
    }

    @Command(
            name = "redecode",
            description = {
                "Has a running platform read the messages of a device again, by its codec and profile as they are now.",
                "Waits until that is done. Ends with 0, or with 2 if it cannot be done."
            },
            sortOptions = false)
    int redecode(
            @Option(names = "--device", paramLabel = "ID", required = true, description = "whose messages")
                    String device,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            required = true,
                            description = "received at it or later, such as 2026-11-23T10:00:00Z")
                    String from,
            @Option(names = "--to", paramLabel = "TIME", required = true, description = "received before it") String to,
            @Option(
                            names = "--http-port",
                            paramLabel = "PORT",
                            defaultValue = "8080",
                            description = "where the platform is (default: ${DEFAULT-VALUE})")
                    Port httpPort,
            @Mixin KeyOptions key,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException, InterruptedException {
        return new Asking(out, httpPort, key.key(), BETWEEN_LOOKS).redecode(device, from, to);
    }

    @Command(
            name = "erase",
            description = {
                "Has a running platform erase a device with all that it left: its registration, readings and messages.",
                "Waits until that is done. Ends with 0, or with 2 if it cannot be done."
            },
            sortOptions = false)
    int erase(
            @Option(names = "--device", paramLabel = "ID", required = true, description = "which") String device,
            @Option(
                            names = "--http-port",
                            paramLabel = "PORT",
                            defaultValue = "8080",
                            description = "where the platform is (default: ${DEFAULT-VALUE})")
                    Port httpPort,
            @Mixin KeyOptions key,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException, InterruptedException {
        return new Asking(out, httpPort, key.key(), BETWEEN_LOOKS).erase(device);
    }

    @Command(
            name = "key",
            description = {
                "Makes a new key of an admin, for whoever has the data folder or the database but no key any more.",
                "It is put into admin-key in the data folder; that of a database server by itself is printed."
            },
            sortOptions = false)
    int key(
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            defaultValue = "launcher",
                            description = "what people call it (default: ${DEFAULT-VALUE})")
                    String name,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DATA,
                            description = "the platform's data folder (default: data beside the launcher)")
                    Path data,
            @ArgGroup(exclusive = false, heading = "a database server by itself:%n") @Nullable ServerOptions server,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException {
        var lost = new LostKey(out, clock);
        return server == null ? lost.make(data, name) : lost.make(server.server(), name);
    }

    @Command(
            name = "backup",
            description = {
                "Writes all that the database holds, the registry too, to one file, while the platform runs or not.",
                "The file is a ZIP of CSV tables, which restore brings back to any database of Talpuls."
            },
            sortOptions = false)
    int backup(
            @Parameters(paramLabel = "FILE", description = "such as talpuls-2026-11-28.zip") Path file,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DATA,
                            description = "the platform's data folder (default: data beside the launcher)")
                    Path data,
            @ArgGroup(exclusive = false, heading = "a database server by itself:%n") @Nullable ServerOptions server,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException {
        var archiving = new Archiving(out, clock);
        return server == null ? archiving.backup(data, file) : archiving.backup(server.server(), file);
    }

    @Command(
            name = "restore",
            description = {
                "Brings back what backup wrote, to a data folder or a database that holds nothing yet.",
                "Nothing may run on it meanwhile."
            },
            sortOptions = false)
    int restore(
            @Parameters(paramLabel = "FILE", description = "what backup wrote") Path file,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DATA,
                            description = "the platform's data folder (default: data beside the launcher)")
                    Path data,
            @ArgGroup(exclusive = false, heading = "a database server by itself:%n") @Nullable ServerOptions server,
            @Option(names = HELP, usageHelp = true, description = HELP_SAYS) boolean help)
            throws CannotStart, IOException {
        var archiving = new Archiving(out, clock);
        return server == null ? archiving.restore(data, file) : archiving.restore(server.server(), file);
    }

    private static Port port(String text) {
        try {
            return Port.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static Part part(String text) {
        try {
            return Part.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static SensorThingsWriters writers(String text) {
        try {
            return SensorThingsWriters.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static Simulator simulator(String text) {
        try {
            return Simulator.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is no terminal
    private Console console() {
        return new Console(out, System.console() != null && System.console().isTerminal());
    }

    private static int say(CommandLine command, Exception why, int exitCode) {
        command.getErr().println("talpuls: " + why.getMessage());
        return exitCode;
    }
}
