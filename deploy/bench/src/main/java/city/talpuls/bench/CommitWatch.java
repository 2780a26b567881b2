package city.talpuls.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Looks into the store again and again, and notes how long ago as many messages had been published as are committed now, and
 * for how long nothing was committed of a partition.
 */
final class CommitWatch {

    private static final long LOOK_MILLIS = 10;

    private static final String SETTLED = "SELECT partition, sum(messages) FROM progress"
            + " WHERE topic IN ('talpuls.readings', 'talpuls.duplicates', 'talpuls.dead-letters') GROUP BY partition";

    private final LongSupplier published;
    private final AtomicLong settled = new AtomicLong();
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private final Map<Integer, Mark> partitions = new HashMap<>();
    private long silence;

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
                long now;
                try (var rows = question.executeQuery()) {
                    now = System.nanoTime();
                    long sum = 0;
                    while (rows.next()) {
                        sum += rows.getLong(2);
                        note(rows.getInt(1), new Mark(rows.getLong(2), now));
                    }
                    settled.set(sum);
                }
                while (!marks.isEmpty() && marks.getFirst().messages() <= settled.get()) {
                    delays.add(now - marks.removeFirst().at());
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        return delays;
    }

    private void note(int partition, Mark mark) {
        Mark before = partitions.putIfAbsent(partition, mark);
        if (before != null) {
            silence = Math.max(silence, mark.at() - before.at());
            if (before.messages() != mark.messages()) {
                partitions.put(partition, mark);
            }
        }
    }

    /** The longest time, since this was last asked, for which nothing of a partition was committed. */
    Duration longestSilence() {
        var longest = Duration.ofNanos(silence);
        silence = 0;
        return longest;
    }

    /** That there had been so many at a time. */
    private record Mark(long messages, long at) {}
}
