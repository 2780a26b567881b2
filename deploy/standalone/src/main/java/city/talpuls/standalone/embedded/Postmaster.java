package city.talpuls.standalone.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL process that runs on a data folder, whoever started it. */
final class Postmaster {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /** The one that runs on this folder now; empty also when its pid file is a leftover. */
    static Optional<Postmaster> on(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> runsOn(data, process))
                .map(Postmaster::new);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a Ctrl-C would: sessions are cut, what was committed is written out. Returns when it is gone. */
    void stop() throws IOException {
        try {
            interrupt();
        } catch (InterruptedException e) {
            throw unawaited();
        }
        awaitEnd();
    }

    void awaitEnd() throws IOException {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(this + " did not stop within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw unawaited();
        }
    }

    private InterruptedIOException unawaited() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("not waited for the end of " + this);
    }

    @Override
    public String toString() {
        return "PostgreSQL (process " + process.pid() + ")";
    }

    /** Java can send TERM, for which PostgreSQL would wait until its clients leave, or KILL, but not INT. */
    private void interrupt() throws IOException, InterruptedException {
        int refused = new ProcessBuilder("sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (refused != 0 && process.isAlive()) {
            throw new IOException(this + " may not be stopped by this user");
        }
    }

    /** A pid is reused sooner or later, so the process must also say that it serves this folder. */
    private static boolean runsOn(Path data, ProcessHandle process) {
        var info = process.info();
        return info.command().orElse("").endsWith("postgres")
                && info.arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.contains(data.toString()))
                        .isPresent();
    }
}
