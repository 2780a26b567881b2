package city.talpuls.streams;

import city.talpuls.model.timescale.Migrations;
import city.talpuls.model.topics.TopicCreation;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.delivery.Deliverer;
import city.talpuls.streams.observations.Announcer;
import city.talpuls.streams.registry.Catalogue;
import city.talpuls.streams.replay.Replayer;
import city.talpuls.streams.store.StoreWriter;
import city.talpuls.streams.store.retention.RetentionRounds;
import city.talpuls.streams.topology.Failures;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams as it runs: waits for Kafka and makes the topics, reads the registry, then starts the topology; waits for the
 * database and brings the schema up to date, then starts the writer, the replayer, the deliverer, the
 * announcer and the retention. Neither waits for the other. What the topology remembers on disk is a copy of what Kafka has: a
 * process that was killed while it wrote may leave it broken, and it is then thrown away.
 */
final class StreamsProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsProcess.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Topology topology;
    private final Failures failures;
    private final KafkaSettings settings;
    private final KafkaConfig kafka;
    private final Migrations migrations;
    private final Catalogue catalogue;
    private final StoreWriter writer;
    private final Replayer replayer;
    private final Deliverer deliverer;
    private final Announcer announcer;
    private final RetentionRounds retention;
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final AtomicBoolean ran = new AtomicBoolean();
    private final AtomicReference<@Nullable KafkaStreams> running = new AtomicReference<>();
    private final AtomicReference<@Nullable String> kafkaTrouble = new AtomicReference<>("not started yet");
    private final AtomicReference<@Nullable String> topologyTrouble = new AtomicReference<>("not started yet");
    private final AtomicReference<@Nullable String> databaseTrouble = new AtomicReference<>("not started yet");
    private final Thread topologyStart =
            Thread.ofPlatform().name("talpuls-streams-start").unstarted(this::startTopology);
    private final Thread writerStart =
            Thread.ofPlatform().name("talpuls-store-start").unstarted(this::startWriter);

    StreamsProcess(
            Topology topology,
            Failures failures,
            KafkaSettings settings,
            KafkaConfig kafka,
            Migrations migrations,
            Catalogue catalogue,
            StoreWriter writer,
            Replayer replayer,
            Deliverer deliverer,
            Announcer announcer,
            RetentionRounds retention) {
        this.topology = topology;
        this.failures = failures;
        this.settings = settings;
        this.kafka = kafka;
        this.migrations = migrations;
        this.catalogue = catalogue;
        this.writer = writer;
        this.replayer = replayer;
        this.deliverer = deliverer;
        this.announcer = announcer;
        this.retention = retention;
    }

    StreamsProcess start() {
        topologyStart.start();
        writerStart.start();
        return this;
    }

    private void startTopology() {
        await(kafkaTrouble, "Kafka", () -> {
            try (Admin admin = Admin.create(settings.admin())) {
                new TopicCreation(admin, kafka.partitions(), (short) kafka.replication()).create(Topics.ALL);
            }
        });
        if (closed.isDone() || !registryIsRead()) {
            return;
        }
        await(topologyTrouble, "the topology", this::runTopology);
    }

    private void runTopology() {
        Properties config = settings.streams();
        config.put(Failures.SETTING, failures);
        var streams = new KafkaStreams(topology, config);
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("a thread of the topology failed; another takes its place", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        streams.setStateListener((now, before) -> {
            if (now == State.RUNNING) {
                ran.set(true);
            }
        });
        try {
            streams.start();
            running.set(streams);
        } catch (StreamsException e) {
            if (streams.close(LAST_WORDS) && e instanceof ProcessorStateException) {
                LOG.warn("what streams remembers here cannot be read, and comes from Kafka again", e);
                streams.cleanUp();
            }
            throw e;
        }
    }

    /** No message is to be read as if nothing were registered, so the topology waits for what is. */
    private boolean registryIsRead() {
        catalogue.start();
        try {
            catalogue.awaitBeginning();
            return !closed.isDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void startWriter() {
        await(databaseTrouble, "the database", () -> LOG.info("the store has {}", migrations.migrate()));
        if (!closed.isDone()) {
            writer.start();
            replayer.start();
            deliverer.start();
            announcer.start();
            retention.start();
        }
    }

    private interface Attempt {
        void make() throws InterruptedException;
    }

    private void await(AtomicReference<@Nullable String> trouble, String what, Attempt attempt) {
        while (!closed.isDone()) {
            try {
                attempt.make();
                trouble.set(null);
                return;
            } catch (KafkaException | FlywayException e) {
                String why = String.valueOf(e.getMessage());
                if (!why.equals(trouble.getAndSet(why))) {
                    LOG.warn("waiting for {}: {}", what, why);
                }
                rest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
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

    /** What does not work at the moment, and why; empty while all goes well. */
    Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>(writer.troubles());
        catalogue.trouble().ifPresent(why -> troubles.put("registry", why));
        replayer.trouble().ifPresent(why -> troubles.put("replay", why));
        deliverer.trouble().ifPresent(why -> troubles.put("delivery", why));
        retention.trouble().ifPresent(why -> troubles.put("retention", why));
        note(troubles, "kafka", kafkaTrouble::get);
        note(troubles, "database", databaseTrouble::get);
        note(troubles, "topology", this::topologyTrouble);
        return troubles;
    }

    private @Nullable String topologyTrouble() {
        KafkaStreams streams = running.get();
        if (streams == null) {
            return topologyTrouble.get();
        }
        return isWell(streams.state()) ? null : "is " + streams.state();
    }

    /** Once it runs, it may rebalance at any time: when another instance comes or goes, say. */
    private boolean isWell(State state) {
        return state == State.RUNNING || (ran.get() && state == State.REBALANCING);
    }

    private static void note(Map<String, String> troubles, String what, Supplier<@Nullable String> trouble) {
        String why = trouble.get();
        if (why != null) {
            troubles.put(what, why);
        }
    }

    /** Ends the topology after a last commit, and the writer after the batch at hand. */
    @Override
    public void close() {
        closed.complete(true);
        catalogue.close();
        topologyStart.interrupt();
        try {
            topologyStart.join(Duration.ofSeconds(15));
            writerStart.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        KafkaStreams streams = running.get();
        if (streams != null) {
            streams.close(LAST_WORDS);
        }
        writer.close();
        replayer.close();
        deliverer.close();
        announcer.close();
        retention.close();
    }
}
