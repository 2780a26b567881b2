package city.talpuls.api.registry;

import city.talpuls.api.kafka.KafkaClients;
import city.talpuls.api.store.Database;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.topics.Topics;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries changes of the registry from the database to their topic, in their order: at once if this process made them,
 * else within a second. One relay of all processes works at a time. What was sent and not yet crossed off when a process
 * ended is sent again, which changes nothing. A topic that is empty, since Kafka is new, gets the whole registry.
 */
@Context
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final TopicPartition TOPIC = new TopicPartition(Topics.REGISTRY.name(), 0);

    private final Database database;
    private final KafkaClients kafka;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("talpuls-registry-relay").unstarted(this::run);
    private volatile boolean closed;
    private @Nullable String trouble;
    private boolean looked;

    Relay(Database database, KafkaClients kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /** Says that there is something to carry. */
    void nudge() {
        work.release();
    }

    private record Change(
            long number, EntryKey key, @Nullable String json) {}

    private void run() {
        Producer<String, byte[]> producer = null;
        try {
            while (!closed) {
                try {
                    if (producer == null) {
                        producer = kafka.producer("talpuls-api-registry");
                    }
                    if (carry(producer) < MOST_AT_ONCE) {
                        recovered();
                        await();
                    }
                } catch (KafkaException e) {
                    report(e);
                    if (producer != null) {
                        producer.close(Duration.ZERO);
                        producer = null;
                    }
                    await();
                } catch (RuntimeException e) {
                    // The database, in one of the many ways in which it can be away.
                    report(e);
                    await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (producer != null) {
                // Who ends this thread interrupts it, which is no reason to leave the producer open.
                boolean interrupted = Thread.interrupted();
                producer.close(Duration.ofSeconds(1));
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private int carry(Producer<String, byte[]> producer) throws InterruptedException {
        return database.<Integer, InterruptedException>change(handle -> carry(handle, producer));
    }

    private int carry(Handle handle, Producer<String, byte[]> producer) throws InterruptedException {
        boolean mine = handle.createQuery("SELECT pg_try_advisory_xact_lock(hashtext('talpuls: registry relay'))")
                .mapTo(Boolean.class)
                .one();
        if (!mine) {
            return 0;
        }
        if (!looked) {
            fillAnEmptyTopic(handle);
            looked = true;
        }
        List<Change> changes = handle.createQuery("SELECT * FROM registry_change ORDER BY number LIMIT :most")
                .bind("most", MOST_AT_ONCE)
                .map((row, context) -> new Change(
                        row.getLong("number"),
                        EntryKey.of(row.getString("kind") + "/" + row.getString("id")),
                        row.getString("entry")))
                .list();
        List<Future<RecordMetadata>> sent = new ArrayList<>(changes.size());
        for (Change change : changes) {
            String json = change.json();
            sent.add(producer.send(new ProducerRecord<>(
                    TOPIC.topic(),
                    TOPIC.partition(),
                    change.key().toString(),
                    json == null ? null : json.getBytes(StandardCharsets.UTF_8))));
        }
        for (Future<RecordMetadata> one : sent) {
            result(one);
        }
        if (!changes.isEmpty()) {
            handle.createUpdate("DELETE FROM registry_change WHERE number = ANY (:numbers)")
                    .bindArray(
                            "numbers",
                            Long.class,
                            changes.stream().map(Change::number).toArray())
                    .execute();
        }
        return changes.size();
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    e);
        }
    }

    private void fillAnEmptyTopic(Handle handle) throws InterruptedException {
        long end = result(kafka.admin()
                        .listOffsets(Map.of(TOPIC, OffsetSpec.latest()))
                        .partitionResult(TOPIC))
                .offset();
        if (end == 0) {
            // What others build on comes first.
            int entries = handle.createUpdate("""
                            INSERT INTO registry_change (kind, id, entry)
                            SELECT kind, id, entry FROM registry_entry
                            ORDER BY array_position(ARRAY['codec', 'profile', 'gateway', 'device', 'recipient', 'rule'], kind), id""").execute();
            if (entries > 0) {
                LOG.info("{} has nothing of the registry, and gets all {} entries", TOPIC.topic(), entries);
            }
        }
    }

    private void await() throws InterruptedException {
        if (work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void report(Exception e) {
        String what = String.valueOf(e.getMessage());
        if (!what.equals(trouble)) {
            LOG.warn("changes of the registry are not carried to Kafka: {}", what);
            trouble = what;
        }
    }

    private void recovered() {
        if (trouble != null) {
            LOG.info("changes of the registry are carried to Kafka");
            trouble = null;
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
