package city.talpuls.model.topics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka every two seconds whether it is there, since its clients wait for it without a word and health has to tell.
 */
public final class KafkaPulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaPulse.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int SILENCES = 2;

    private final String bootstrapServers;
    private final String clientId;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>("was not asked yet");
    private final AtomicInteger silences = new AtomicInteger();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final Thread thread;

    /**
     * Does not ask before {@link #start}.
     *
     * @param bootstrapServers host:port, several with commas between
     * @param clientId under which Kafka knows the one who asks
     */
    public KafkaPulse(String bootstrapServers, String clientId) {
        this.bootstrapServers = bootstrapServers;
        this.clientId = clientId;
        this.thread =
                Thread.ofPlatform().daemon().name(clientId + "-kafka-pulse").unstarted(this::run);
    }

    public KafkaPulse start() {
        thread.start();
        return this;
    }

    /** Why Kafka is not there; nothing while it is. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    private void run() {
        while (isWanted()) {
            try (Admin admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    clientId,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    PATIENCE_MILLIS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    PATIENCE_MILLIS))) {
                while (isWanted()) {
                    ask(admin);
                    rest();
                }
            } catch (KafkaException e) {
                note(String.valueOf(e.getMessage()));
                rest();
            }
        }
    }

    private boolean isWanted() {
        return !closed.isDone() && !Thread.currentThread().isInterrupted();
    }

    private void ask(Admin admin) {
        try {
            int brokers = admin.describeCluster().nodes().get().size();
            note(brokers == 0 ? "none of its brokers is there" : null);
        } catch (ExecutionException e) {
            note("does not answer: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes what it says; one silence alone may be a pause of a busy machine. */
    private void note(@Nullable String now) {
        if (now != null && silences.incrementAndGet() < SILENCES) {
            return;
        }
        if (now == null) {
            silences.set(0);
        }
        var before = trouble.getAndSet(now);
        if (before == null && now != null) {
            LOG.warn("Kafka at {} {}", bootstrapServers, now);
        } else if (before != null && now == null) {
            LOG.info("Kafka at {} answers", bootstrapServers);
        }
    }

    private void rest() {
        try {
            closed.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not closed meanwhile: on we go.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks no more. */
    @Override
    public void close() {
        closed.complete(true);
    }
}
