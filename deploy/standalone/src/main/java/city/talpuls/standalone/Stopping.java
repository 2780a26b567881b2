package city.talpuls.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the platform that holds a data folder. */
final class Stopping {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PrintStream out;
    private final InstantSource clock;

    Stopping(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Returns the exit code: 0 when nothing runs on the folder any more. */
    int stop(Path folder) throws IOException, InterruptedException {
        var holder = DataFolder.holder(folder);
        if (holder.isEmpty()) {
            out.println("no Talpuls runs on " + folder.toAbsolutePath().normalize());
            return 0;
        }
        var process = holder.get();
        var began = clock.instant();
        if (!process.destroy()) {
            out.println("process " + process.pid() + " may not be stopped by this user");
            return 1;
        }
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            out.println("process " + process.pid() + " did not stop within " + PATIENCE.toSeconds() + " s");
            return 1;
        }
        out.println("stopped in " + Console.seconds(Duration.between(began, clock.instant())));
        return 0;
    }
}
