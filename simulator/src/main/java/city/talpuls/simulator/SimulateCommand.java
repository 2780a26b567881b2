package city.talpuls.simulator;

import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.timetable.Faults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Runs the command {@code simulate}: options in, a simulation, its summary out. */
final class SimulateCommand implements IExecutionStrategy {

    private static final String USERNAME = "TALPULS_MQTT_USERNAME";
    private static final String PASSWORD = "TALPULS_MQTT_PASSWORD";
    private static final String PASSWORD_FILE = "TALPULS_MQTT_PASSWORD_FILE";

    private final Map<String, String> environment;
    private final InstantSource clock;

    SimulateCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** The command line, ready to execute. */
    CommandLine commandLine() {
        return new CommandLine(SimulateArguments.class)
                .registerConverter(Duration.class, new SpanConverter())
                .registerConverter(Format.class, SimulateCommand::format)
                .setExecutionStrategy(this)
                .setParameterExceptionHandler(new OneLine());
    }

    @Override
    public int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine command = parsed.commandSpec().commandLine();
        SimulationOptions options = options(command, command.getCommand());
        try {
            return run(options, command.getOut(), command.getErr());
        } catch (BrokerUnavailable e) {
            command.getErr().println("simulate: " + e.getMessage());
            return ExitCode.SOFTWARE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.SOFTWARE;
        }
    }

    private int run(SimulationOptions options, PrintWriter out, PrintWriter err)
            throws BrokerUnavailable, InterruptedException {
        var simulation = new Simulation(options, clock, percent -> backfilled(percent, err));
        var finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            simulation.stop();
            try {
                finished.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            err.println(opening(options));
            simulation.start();
            Summary summary = simulation.await();
            out.print(summary.asTable());
            out.flush();
            return summary.unacknowledged() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            finished.countDown();
        }
    }

    private static Format format(String word) {
        for (Format format : Format.values()) {
            if (format.word().equalsIgnoreCase(word)) {
                return format;
            }
        }
        throw new TypeConversionException("'" + word + "' is none of " + Format.words());
    }

    private static String opening(SimulationOptions options) {
        return options.devices() + " devices of seed " + options.seed() + " speak to " + options.broker()
                + options.duration()
                        .map(span -> " for " + span.toSeconds() + " s")
                        .orElse("; Ctrl-C ends");
    }

    private static void backfilled(int percent, PrintWriter err) {
        err.print("\rbackfill " + percent + " %" + (percent == 100 ? System.lineSeparator() : ""));
        err.flush();
    }

    private SimulationOptions options(CommandLine command, SimulateArguments given) {
        try {
            return new SimulationOptions(
                    new Broker(
                            given.broker(),
                            orElse(given.username(), USERNAME),
                            password(command, given.password()),
                            given.inFlight()),
                    given.patience(),
                    given.seed(),
                    given.devices(),
                    List.copyOf(given.formats()),
                    given.rate() == null ? OptionalDouble.empty() : OptionalDouble.of(given.rate()),
                    given.speedUp(),
                    given.intervalScale(),
                    given.backfill(),
                    Optional.ofNullable(given.duration()),
                    new Faults(given.duplicates(), given.late()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, e.getMessage(), e);
        }
    }

    private @Nullable String password(CommandLine command, @Nullable String given) {
        @Nullable String password = orElse(given, PASSWORD);
        @Nullable String file = environment.get(PASSWORD_FILE);
        if (password != null || file == null) {
            return password;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new ParameterException(command, PASSWORD_FILE + " cannot be read: " + e, e);
        }
    }

    private @Nullable String orElse(@Nullable String given, String variable) {
        return given == null ? environment.get(variable) : given;
    }
}
