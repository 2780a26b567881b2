package city.talpuls.streams.delivery;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it if it is not closed in time. A virtual thread then leaves whatever it waits for, a socket
 * that is read byte by byte too, which no timeout of a client library ends.
 */
final class Deadline implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ScheduledFuture<?> alarm;
    private boolean closed;
    private boolean passed;

    Deadline(ScheduledExecutorService alarms, Duration limit) {
        this.alarm = alarms.schedule(this::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void ring() {
        if (!closed) {
            passed = true;
            thread.interrupt();
        }
    }

    /** Whether it was too late when it was closed. */
    synchronized boolean isPassed() {
        return passed;
    }

    /** Ends it; the thread is not interrupted any more. */
    @Override
    public synchronized void close() {
        closed = true;
        alarm.cancel(false);
        if (passed) {
            // What was to be interrupted is over.
            boolean _ = Thread.interrupted();
        }
    }
}
