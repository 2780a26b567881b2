package city.talpuls.simulator;

import city.talpuls.simulator.course.Ailments;
import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.course.Spell;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.timetable.Faults;
import city.talpuls.simulator.truth.TruthLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
                .registerConverter(Scenario.class, SimulateCommand::scenario)
                .registerConverter(OffsetDateTime.class, SimulateCommand::time)
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
        SimulateArguments given = command.getCommand();
        SimulationOptions options = options(command, given);
        try (Writer truth = truthFile(command, given.truth())) {
            return run(options, truth, command.getOut(), command.getErr());
        } catch (IOException e) {
            command.getErr().println("simulate: the truth could not be written: " + e.getMessage());
            return ExitCode.SOFTWARE;
        } catch (BrokerUnavailable e) {
            command.getErr().println("simulate: " + e.getMessage());
            return ExitCode.SOFTWARE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.SOFTWARE;
        }
    }

    private int run(SimulationOptions options, Writer truth, PrintWriter out, PrintWriter err)
            throws BrokerUnavailable, InterruptedException, IOException {
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
            new TruthLines().write(simulation.truth(), truth);
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

    private static Scenario scenario(String word) {
        for (Scenario scenario : Scenario.values()) {
            if (scenario.word().equalsIgnoreCase(word)) {
                return scenario;
            }
        }
        throw new TypeConversionException("'" + word + "' is none of " + Scenario.words());
    }

    private static OffsetDateTime time(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no time, such as 2026-11-24T00:00Z");
        }
    }

    /** The file for the truth, made at once so that a run does not end without it; nowhere if none is wanted. */
    private static Writer truthFile(CommandLine command, @Nullable Path file) {
        if (file == null) {
            return Writer.nullWriter();
        }
        try {
            return Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new ParameterException(command, "--truth cannot be written: " + e, e);
        }
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
            var everyday = new SimulationOptions(
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
                    Backfill.of(given.backfill()),
                    Optional.ofNullable(given.duration()),
                    new Faults(given.duplicates(), given.late()),
                    Disturbances.none());
            var ailments = new Ailments(given.stuck(), given.drift(), given.dead());
            return everyday.with(new Disturbances(spell(everyday, given), ailments));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, e.getMessage(), e);
        }
    }

    private Spell spell(SimulationOptions everyday, SimulateArguments given) {
        Scenario scenario = given.scenario();
        OffsetDateTime start = given.scenarioStart();
        if (scenario == null) {
            if (start != null) {
                throw new IllegalArgumentException("scenario-start needs a scenario, " + Scenario.words());
            }
            return new Spell.None();
        }
        return scenario.from(
                start == null ? Programme.of(everyday, clock.instant()).plan().from() : start.toInstant());
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
