package city.talpuls.ingest.mqtt;

import city.talpuls.ingest.kafka.UplinkProducer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to one broker for as long as ingest runs: opens it once Kafka has the topics, and opens another,
 * after a growing pause, whenever it ends. What happens to other brokers is nothing to it.
 */
public final class BrokerSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerSource.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final BrokerConfig config;
    private final UplinkProducer producer;
    private final InstantSource clock;
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final AtomicReference<@Nullable BrokerConnection> connection = new AtomicReference<>();
    private final AtomicReference<String> trouble = new AtomicReference<>("not connected yet");
    private final Thread thread;

    public BrokerSource(BrokerConfig config, UplinkProducer producer, InstantSource clock) {
        this.config = config;
        this.producer = producer;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("talpuls-mqtt-" + config.name()).unstarted(this::run);
    }

    public BrokerSource start() {
        thread.start();
        return this;
    }

    /** The broker's name. */
    public String name() {
        return config.name();
    }

    /** Why no messages come in from there at the moment; nothing while they do. */
    public Optional<String> trouble() {
        return connection.get() == null ? Optional.of(trouble.get()) : Optional.empty();
    }

    /** How many messages have arrived and are not acknowledged yet. */
    public int waiting() {
        BrokerConnection current = connection.get();
        return current == null ? 0 : current.waiting();
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (!closed.isDone()) {
                pause = connected() ? SHORTEST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                rest(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes messages until the connection ends; says whether there was one. */
    private boolean connected() throws InterruptedException {
        try {
            producer.requireTopics();
        } catch (KafkaException e) {
            report("waiting for Kafka: " + e.getMessage());
            return false;
        }
        try (BrokerConnection current = BrokerConnection.open(wire(), producer, clock)) {
            LOG.info("takes messages from {} as {}", config, config.clientId());
            connection.set(current);
            String why = CompletableFuture.anyOf(current.ended(), closed).join().toString();
            connection.set(null);
            if (!closed.isDone()) {
                report("the connection to " + config + " ended: " + why);
            }
            return true;
        } catch (NoConnection e) {
            report("no connection to " + config + ": " + e.getMessage());
            return false;
        }
    }

    private Wire wire() throws NoConnection {
        return config.version().equals("5") ? new Mqtt5(config) : new Mqtt311(config);
    }

    private void rest(Duration pause) throws InterruptedException {
        try {
            closed.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not closed meanwhile: on we go.
        }
    }

    private void report(String what) {
        if (!what.equals(trouble.getAndSet(what))) {
            LOG.warn("{}", what);
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Stops taking messages; what was not acknowledged stays at the broker. */
    @Override
    public void close() {
        closed.complete("closed");
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
