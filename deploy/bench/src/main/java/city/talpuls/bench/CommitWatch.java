package city.talpuls.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Looks into the store again and again, and notes how long ago as many messages had been published as are committed now. */
final class CommitWatch {

    private static final long LOOK_MILLIS = 10;

    private static final String SETTLED = "SELECT coalesce(sum(messages), 0) FROM progress"
            + " WHERE topic IN ('talpuls.readings', 'talpuls.duplicates', 'talpuls.dead-letters')";

    private final LongSupplier published;
    private final AtomicLong settled = new AtomicLong();
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();

    /**
     * @param published how many messages have been published so far
     */
    CommitWatch(LongSupplier published) {
        this.published = published;
    }

    /** How many messages were committed when it looked last. */
    long settled() {
        return settled.get();
    }

    /** Watches for so long; says how long messages took meanwhile. */
    Delays watch(Connection store, Duration span) throws SQLException, InterruptedException {
        var delays = new Delays();
        long last = System.nanoTime() + span.toNanos();
        try (var question = store.prepareStatement(SETTLED)) {
            while (System.nanoTime() < last) {
                marks.add(new Mark(published.getAsLong(), System.nanoTime()));
                try (var rows = question.executeQuery()) {
                    rows.next();
                    settled.set(rows.getLong(1));
                }
                long now = System.nanoTime();
                while (!marks.isEmpty() && marks.getFirst().published() <= settled.get()) {
                    delays.add(now - marks.removeFirst().at());
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        return delays;
    }

    /** That so many had been published at a time. */
    private record Mark(long published, long at) {}
}
