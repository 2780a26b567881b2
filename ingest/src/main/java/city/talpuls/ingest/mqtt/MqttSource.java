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
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to the broker for as long as ingest runs: opens it once Kafka has the topics, and opens another,
 * after a growing pause, whenever it ends.
 */
public final class MqttSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttSource.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MqttConfig config;
    private final UplinkProducer producer;
    private final InstantSource clock;
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final AtomicReference<@Nullable MqttConnection> connection = new AtomicReference<>();
    private final AtomicReference<String> trouble = new AtomicReference<>("not connected yet");
    private final Thread thread;

    public MqttSource(MqttConfig config, UplinkProducer producer, InstantSource clock) {
        this.config = config;
        this.producer = producer;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("talpuls-mqtt").unstarted(this::run);
    }

    public MqttSource start() {
        thread.start();
        return this;
    }

    /** Why no messages come in at the moment; nothing while they do. */
    public Optional<String> trouble() {
        return connection.get() == null ? Optional.of(trouble.get()) : Optional.empty();
    }

    /** How many messages have arrived and are not acknowledged yet. */
    public int waiting() {
        MqttConnection current = connection.get();
        return current == null ? 0 : current.waiting();
    }

    private void run() {
        try {
            awaitTopics();
            Duration pause = SHORTEST_PAUSE;
            while (!closed.isDone()) {
                pause = connected() ? SHORTEST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                rest(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTopics() throws InterruptedException {
        while (!closed.isDone()) {
            try {
                producer.createTopics();
                return;
            } catch (KafkaException e) {
                report("waiting for Kafka: " + e.getMessage());
            }
        }
    }

    /** Takes messages until the connection ends; says whether there was one. */
    private boolean connected() {
        try (MqttConnection current = MqttConnection.open(config, producer, clock)) {
            LOG.info("takes messages from {} as {}", config.address(), config.clientId());
            connection.set(current);
            String why = CompletableFuture.anyOf(current.ended(), closed).join().toString();
            connection.set(null);
            if (!closed.isDone()) {
                report("the connection to " + config.address() + " ended: " + why);
            }
            return true;
        } catch (MqttException e) {
            report("no connection to " + config.address() + ": " + reason(e));
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

    private static String reason(MqttException e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + e.getCause();
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
