package city.talpuls.standalone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes the steps of a start, each on a thread of its own, and tells how long each took. */
final class Steps {

    private final Console console;
    private final InstantSource clock;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Executor threads = step -> Thread.ofPlatform().name("start").start(step);

    Steps(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Takes a step at once. */
    <T> CompletableFuture<T> take(String name, Callable<T> step) {
        return CompletableFuture.supplyAsync(() -> run(name, step), threads);
    }

    /** Takes a step after all of these. */
    <T> CompletableFuture<T> takeAfter(CompletableFuture<?> others, String name, Callable<T> step) {
        return others.thenApplyAsync(_ -> run(name, step), threads);
    }

    /** Tells how far a step is, in percent. */
    void tell(String name, int percent) {
        console.progress(name, percent);
    }

    /** Ends the process, as something that has started cannot go on. */
    void fail(String name) {
        if (!areEnded()) {
            console.say("talpuls: the " + name + " cannot go on, see the log");
            Thread.ofPlatform().name("failure").start(() -> System.exit(1));
        }
    }

    /** Lets no further step begin. */
    void end() {
        ended.set(true);
    }

    boolean areEnded() {
        return ended.get();
    }

    private <T> T run(String name, Callable<T> step) {
        if (areEnded()) {
            throw new StartFailed("ended before " + name);
        }
        var began = clock.instant();
        try {
            var result = step.call();
            console.done(name, Duration.between(began, clock.instant()));
            return result;
        } catch (Exception | LinkageError e) {
            throw new StartFailed(name + " did not start: " + reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        var message = deepest.getMessage();
        return message == null
                ? deepest.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
