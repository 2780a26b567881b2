package city.talpuls.codec.javascript;

import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lends sandboxes to one user at a time, the one last given back first, and makes a new one for each that is spent. */
final class Sandboxes {

    /** Until Java has compiled the engine, which takes about so many runs, scripts take ten times as long. */
    private static final int COLD_RUNS = 1_000;

    private static final int COLD_FACTOR = 10;

    interface Use<T> {
        T of(Sandbox sandbox) throws ScriptException;
    }

    private final Watch watch;
    private final BlockingDeque<Slot> slots = new LinkedBlockingDeque<>();
    private final AtomicReference<byte @Nullable []> empty = new AtomicReference<>();
    private final AtomicInteger runs = new AtomicInteger();

    Sandboxes(int count, Watch watch) {
        this.watch = watch;
        for (int i = 0; i < count; i++) {
            slots.add(new Slot());
        }
    }

    /** How long a run may take at the moment that is to take no longer than this. */
    Duration limit(Duration usual) {
        return runs.get() > COLD_RUNS || runs.incrementAndGet() > COLD_RUNS ? usual : usual.multipliedBy(COLD_FACTOR);
    }

    /**
     * Waits for a sandbox, which takes no longer than scripts may run, and uses it. A thread that somebody interrupts
     * meanwhile gets its answer all the same, and is interrupted again.
     */
    <T> T use(Use<T> use) throws ScriptException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                Slot slot;
                try {
                    slot = slots.takeFirst();
                } catch (InterruptedException e) {
                    interrupted = true;
                    continue;
                }
                try {
                    return use.of(slot.sandbox());
                } catch (Sandbox.DisturbedException e) {
                    interrupted |= Thread.interrupted();
                } finally {
                    slots.addFirst(slot);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The place of a sandbox, empty until somebody needs one. */
    private final class Slot {

        private @Nullable Sandbox sandbox;

        private Sandbox sandbox() throws ScriptException {
            if (sandbox == null || sandbox.isSpent()) {
                sandbox = Sandbox.open(watch, empty.get());
                empty.compareAndSet(null, sandbox.empty());
            }
            return sandbox;
        }
    }
}
