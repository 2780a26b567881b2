package city.talpuls.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One part of the platform as a process of its own, with whatever processes it starts. */
final class PartProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String READY = " is ready in ";

    /** How much of the log of a part that does not become ready is told. */
    private static final int LAST_LINES = 40;

    private final String part;
    private final Path data;
    private final Path log;
    private final Process process;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private PartProcess(String part, Path data, Path log, Process process) {
        this.part = part;
        this.data = data;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it and returns at once.
     *
     * @param part as {@code ./talpuls run} calls it
     * @param options of Java
     * @param data the data folder that all parts share
     * @param settings environment variables
     * @param log to which what it says is added
     */
    static PartProcess start(String part, List<String> options, Path data, Map<String, String> settings, Path log)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of(System.getProperty("talpuls.home"), "deploy", "java.options"),
                "-cp",
                classPath()));
        command.addAll(options);
        command.addAll(List.of("city.talpuls.standalone.Main", "run", part, "--data", data.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        var started = new PartProcess(part, data, log, builder.start());
        Thread.ofPlatform().daemon().name(part + "-output").start(started::listen);
        return started;
    }

    static String classPath() {
        var packaged = System.getProperty("talpuls.test.lib");
        return packaged == null ? System.getProperty("java.class.path") : packaged + "/*";
    }

    /** Waits until it says that it is ready. */
    void awaitReady() throws InterruptedException {
        try {
            ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(part + " did not become ready, it said last:\n" + saidLast(), e);
        }
    }

    private String saidLast() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }

    /** It and all that it has started. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), postmaster().stream())
                .flatMap(each -> Stream.concat(Stream.of(each), each.descendants()))
                .toList();
    }

    /** PostgreSQL's first process makes itself independent of the one that started it. */
    private Optional<ProcessHandle> postmaster() {
        var file = data.resolve("postgres").resolve("data").resolve("postmaster.pid");
        try {
            return part.equals("postgres") && Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it and all that it has started at once, as {@code kill -9} does. */
    void kill9() {
        var all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** Ends it as a signal of the operating system does, and waits for that. */
    void stop() throws InterruptedException {
        // Not through the process itself, which would stop listening to what it says.
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            kill9();
        }
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var out = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
                if (line.startsWith(part + READY)) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.completeExceptionally(new IllegalStateException(part + " ended"));
        }
    }
}
