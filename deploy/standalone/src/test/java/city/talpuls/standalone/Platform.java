package city.talpuls.standalone;

import city.talpuls.ingest.access.Logins;
import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The real platform as a process of its own, on a data folder and free ports of its own, as {@code ./talpuls up} starts
 * it. It can be killed and started again on the same folder and ports.
 */
final class Platform implements AutoCloseable {

    /** The login of a gateway that may send in all formats, also for others. */
    static final String GATEWAY = "test-gateway";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path data;
    private final int httpPort;
    private final int mqttPort;
    private final List<String> options;
    private final Map<String, String> settings;
    private final String password;
    private Run run;

    private Platform(
            Path data,
            int httpPort,
            int mqttPort,
            List<String> options,
            Map<String, String> settings,
            String password,
            Run run) {
        this.data = data;
        this.httpPort = httpPort;
        this.mqttPort = mqttPort;
        this.options = options;
        this.settings = settings;
        this.password = password;
        this.run = run;
    }

    /**
     * Starts one and returns when it says that it is ready.
     *
     * @param further options
     */
    static Platform start(Path data, Simulator simulator, String... further) throws IOException, InterruptedException {
        return start(data, simulator, Map.of(), further);
    }

    /**
     * The same, with settings.
     *
     * @param settings environment variables
     */
    static Platform start(Path data, Simulator simulator, Map<String, String> settings, String... further)
            throws IOException, InterruptedException {
        int httpPort = FreePort.find();
        int mqttPort = FreePort.find();
        var topics =
                List.of("application/+/device/+/event/+", "v3/+/devices/+/up", "talpuls/v1/+/+/up", "unheard-of/#");
        var password = Logins.in(data.resolve("access")).add(GATEWAY, topics);
        var options = Stream.concat(Stream.of("--simulator", simulator.toString()), Stream.of(further))
                .toList();
        var run = Run.ready(data, httpPort, mqttPort, options, settings);
        return new Platform(data, httpPort, mqttPort, options, settings, password, run);
    }

    /** The page; the API is below. */
    URI httpUri() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    /** Where a gateway publishes. */
    URI mqttUri() {
        return URI.create("tcp://127.0.0.1:" + mqttPort);
    }

    /** The password of {@link #GATEWAY}. */
    String password() {
        return password;
    }

    Path data() {
        return data;
    }

    /** The key of the admin that the first start made. */
    String adminKey() {
        try {
            return Files.readString(data.resolve(DataFolder.ADMIN_KEY)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return run.process().pid();
    }

    /** What it has said to the one who started it, since it was started last. */
    List<String> said() {
        return run.said();
    }

    /** Ends it at once, as {@code kill -9} does: nothing is closed, and its PostgreSQL stays behind. */
    void kill9() {
        run.process().destroyForcibly().onExit().join();
    }

    /** Starts it again after a kill or a stop, and returns when it is ready. */
    void restart() throws IOException, InterruptedException {
        run = Run.ready(data, httpPort, mqttPort, options, settings);
    }

    /** Ends it as Ctrl-C does, and returns when it has ended. */
    void stop() {
        // Not through the process itself, which would stop listening to what it says.
        run.process().toHandle().destroy();
        run.awaitEnd();
    }

    @Override
    public void close() throws IOException {
        if (run.process().isAlive()) {
            stop();
        } else {
            endPostgresLeftBehind();
        }
    }

    /** Ends it, and deletes all that it has stored. */
    void remove() throws IOException {
        close();
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Runs a command of the launcher to its end. */
    static Run command(String... arguments) throws IOException {
        var run = Run.begin(Map.of(), arguments);
        run.awaitEnd();
        return run;
    }

    private void endPostgresLeftBehind() throws IOException {
        var pidFile = data.resolve("postgres").resolve("data").resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(pid)
                    .filter(ProcessHandle::destroy)
                    .ifPresent(postgres -> postgres.onExit().join());
        }
    }

    /**
     * One process.
     *
     * @param said what it has printed so far, on both of its outputs
     * @param ready completes when it has said all about its start, fails when it ends before
     * @param heardAll completes when it prints no more
     */
    record Run(
            Process process, List<String> said, CompletableFuture<Boolean> ready, CompletableFuture<Boolean> heardAll) {

        private static Run ready(
                Path data, int httpPort, int mqttPort, List<String> options, Map<String, String> settings)
                throws IOException, InterruptedException {
            var command = new ArrayList<>(List.of(
                    "up",
                    "--data",
                    data.toString(),
                    "--http-port",
                    Integer.toString(httpPort),
                    "--mqtt-port",
                    Integer.toString(mqttPort)));
            command.addAll(options);
            var run = begin(settings, command.toArray(String[]::new));
            Runtime.getRuntime().addShutdownHook(new Thread(run.process()::destroy));
            try {
                run.ready().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return run;
            } catch (ExecutionException | TimeoutException e) {
                run.process().destroyForcibly();
                throw new AssertionError("the platform did not start: " + run.said(), e);
            }
        }

        private static Run begin(Map<String, String> settings, String... arguments) throws IOException {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    // It lives for seconds: what the better compiler would gain it never gets back.
                    "-XX:TieredStopAtLevel=1",
                    // What the first of them to end has loaded, the others need not read and verify again.
                    "-XX:+AutoCreateSharedArchive",
                    "-XX:SharedArchiveFile=" + Path.of("target", "platform.jsa"),
                    "-Xlog:cds*=off",
                    "-Xlog:aot*=off",
                    "@" + Path.of("..", "java.options"),
                    "-cp",
                    classPath(),
                    Main.class.getName()));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(settings);
            var process = builder.start();
            var run = new Run(
                    process,
                    Collections.synchronizedList(new ArrayList<>()),
                    new CompletableFuture<>(),
                    new CompletableFuture<>());
            Thread.ofPlatform().daemon().name("platform-output").start(run::listen);
            return run;
        }

        /** What the launcher would start, where it has been packaged; else what the test itself runs on. */
        private static String classPath() {
            var packaged = System.getProperty("talpuls.test.lib");
            return packaged == null ? System.getProperty("java.class.path") : packaged + "/*";
        }

        private void awaitEnd() {
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                heardAll.join();
            } catch (ExecutionException | TimeoutException | InterruptedException e) {
                process.destroyForcibly();
                throw new AssertionError("it did not end: " + said, e);
            }
        }

        int exitCode() {
            return process.exitValue();
        }

        private void listen() {
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.add(line);
                    if (line.equals(Foreground.STARTED)) {
                        ready.complete(true);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                ready.completeExceptionally(new AssertionError("it ended"));
                heardAll.complete(true);
            }
        }
    }
}
