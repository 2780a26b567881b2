package city.talpuls.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the one who started the platform reads: a line for each step that takes its time. */
final class Console {

    private static final Duration NOT_NOTICED = Duration.ofMillis(100);
    private static final String STEP = "  %-26s";

    private final PrintStream out;
    private final boolean rewritable;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /**
     * A console.
     *
     * @param rewritable whether it is a terminal, on which a line can be written over
     */
    Console(PrintStream out, boolean rewritable) {
        this.out = out;
        this.rewritable = rewritable;
    }

    /** Tells how far a long step is, where that can be written over later. */
    void progress(String step, int percent) {
        if (rewritable && !stopping.get()) {
            out.print(String.format(Locale.ROOT, "\r" + STEP + " %4d %%", step, percent));
            out.flush();
        }
    }

    /** Tells that a step is done, if anybody can have waited for it. Several may run at a time. */
    void done(String step, Duration took) {
        if (!stopping.get() && took.compareTo(NOT_NOTICED) > 0) {
            var line = String.format(Locale.ROOT, STEP + " %4.1f s", step, took.toMillis() / 1000.0);
            say(rewritable ? "\r" + line : line);
        }
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Begins the line that {@link #stopped} ends. */
    void stopping() {
        stopping.set(true);
        out.print("stopping ... ");
        out.flush();
    }

    void stopped(Duration took) {
        say("done in " + seconds(took));
    }

    /** Lets go of the terminal or pipe, so that whoever reads it sees its end. */
    void leave() {
        out.close();
        System.err.close();
    }

    static String seconds(Duration duration) {
        return Math.max(1, Math.round(duration.toMillis() / 1000.0)) + " s";
    }
}
