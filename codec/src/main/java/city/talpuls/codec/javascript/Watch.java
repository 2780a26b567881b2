package city.talpuls.codec.javascript;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops scripts at their limit. It counts the CPU time of their threads, so that a busy machine does no script wrong, and
 * stops one by interrupting its thread, which the sandbox looks at on every turn of a loop.
 */
final class Watch implements AutoCloseable {

    private static final long GLANCE = Duration.ofMillis(5).toNanos();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("talpuls-codec-watch").unstarted(this::watch);
    private volatile boolean asleep;
    private volatile boolean closed;

    Watch() {
        thread.start();
    }

    /** Begins to watch the thread that calls. */
    Turn begin(Duration limit) {
        var turn = new Turn(Thread.currentThread(), spent(Thread.currentThread()) + limit.toNanos());
        turns.add(turn);
        if (asleep) {
            LockSupport.unpark(thread);
        }
        return turn;
    }

    private void watch() {
        while (!closed) {
            if (turns.isEmpty()) {
                asleep = true;
                if (turns.isEmpty()) {
                    LockSupport.park(this);
                }
                asleep = false;
            } else {
                LockSupport.parkNanos(this, GLANCE);
                turns.forEach(Turn::check);
            }
        }
    }

    /** CPU time in ns; the time on the wall for virtual threads, which have no account of their own. */
    private long spent(Thread of) {
        return of.isVirtual() ? System.nanoTime() : threads.getThreadCpuTime(of.threadId());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** One run of a script. */
    final class Turn {

        private final Thread running;
        private final long end;
        private boolean over;
        private boolean stopped;

        private Turn(Thread running, long end) {
            this.running = running;
            this.end = end;
        }

        private synchronized void check() {
            if (!over && !stopped && spent(running) > end) {
                stopped = true;
                running.interrupt();
            }
        }

        /** Ends the watch; says whether the script was stopped, and leaves no interrupt of it behind. */
        synchronized boolean end() {
            over = true;
            turns.remove(this);
            return stopped && (Thread.interrupted() || stopped);
        }
    }
}
