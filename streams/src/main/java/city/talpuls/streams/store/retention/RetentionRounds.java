package city.talpuls.streams.store.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops once an hour what was kept long enough; sooner again if it could not be done. */
public final class RetentionRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration SHORT_PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 10_000;
    private static final String IN_USE = "55P03";

    private final DataSource database;
    private final InstantSource clock;
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final Retention retention = new Retention(BATCH, closed::isDone);
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Thread thread = Thread.ofPlatform().name("talpuls-retention").unstarted(this::run);

    /**
     * @param database the store
     * @param clock says what is old
     */
    public RetentionRounds(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public RetentionRounds start() {
        thread.start();
        return this;
    }

    /** Why nothing can be dropped at the moment; nothing while all goes well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    private void run() {
        try {
            while (!closed.isDone()) {
                rest(round() ? PAUSE : SHORT_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round() {
        try (Connection connection = database.getConnection()) {
            retention.enforce(connection, clock.instant());
            trouble.set(null);
            return true;
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException sql && IN_USE.equals(sql.getSQLState())) {
                LOG.info("what is to be dropped is in use: another time");
                return false;
            }
            String what = String.valueOf(e.getMessage());
            if (!what.equals(trouble.getAndSet(what))) {
                LOG.warn("what was kept long enough cannot be dropped: {}", what);
            }
            return false;
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        try {
            closed.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not closed meanwhile: on we go.
        }
    }

    /** Ends after the batch at hand. */
    @Override
    public void close() {
        closed.complete(true);
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
