package city.talpuls.streams.replay;

import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second for letters and messages that are to be read again, and for what operators asked to be done. Several instances share
 * them. A letter that is sent and not noted, because the process or the database ended in between, is sent once more; the
 * second says the same again, which changes nothing.
 */
public final class Replayer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 500;
    private static final TopicPartition REGISTRY = new TopicPartition(Topics.REGISTRY.name(), 0);

    private final DataSource database;
    private final Producer<String, byte[]> producer;
    private final Admin admin;
    private final InstantSource clock;
    private final Erasures erasures = new Erasures();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final Thread thread = Thread.ofPlatform().name("talpuls-replay").unstarted(this::run);

    /**
     * @param database the store
     * @param producer writes to the uplinks' topic, idempotent
     * @param admin asks Kafka where topics end
     * @param clock says when requests are sent
     */
    public Replayer(DataSource database, Producer<String, byte[]> producer, Admin admin, InstantSource clock) {
        this.database = database;
        this.producer = producer;
        this.admin = admin;
        this.clock = clock;
    }

    public Replayer start() {
        thread.start();
        return this;
    }

    /** Why nothing is sent at the moment; nothing while all goes well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    private void run() {
        try {
            while (!closed.isDone()) {
                boolean more = false;
                try {
                    more = step() == MOST_AT_ONCE;
                    if (trouble.getAndSet(null) != null) {
                        LOG.info("dead letters can be read again");
                    }
                } catch (SQLException | KafkaException | ExecutionException e) {
                    String what = String.valueOf(e.getMessage());
                    if (!what.equals(trouble.getAndSet(what))) {
                        LOG.warn("dead letters cannot be read again: {}", what);
                    }
                }
                if (!more) {
                    rest();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int step() throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var letters = new Letters(connection);
                List<Letters.Letter> taken = letters.take(MOST_AT_ONCE, this::registryEnd);
                if (!taken.isEmpty()) {
                    send(taken);
                    letters.sent(taken);
                }
                var asked = new Asked(connection);
                List<Asked.One> requests = asked.take(MOST_AT_ONCE, this::registryEnd);
                if (!requests.isEmpty()) {
                    ask(requests);
                    asked.sent(requests);
                }
                int redecoded = redecode(new Redecodings(connection));
                connection.commit();
                if (erasures.goOn(connection, this::ends) > 0) {
                    LOG.info("a device is erased with all that it left");
                }
                connection.commit();
                return Math.max(redecoded, Math.max(taken.size(), requests.size()));
            } catch (SQLException | ExecutionException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void send(List<Letters.Letter> letters) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(letters.size());
        for (Letters.Letter letter : letters) {
            sent.add(producer.send(UplinkRecords.write(letter.key(), letter.uplink())));
        }
        await(sent);
        LOG.info("{} dead letters are read again", letters.size());
    }

    /** Returns {@link #MOST_AT_ONCE} if there is more to send. */
    private int redecode(Redecodings redecodings) throws SQLException, ExecutionException, InterruptedException {
        Optional<Redecodings.Page> page = redecodings.take(this::registryEnd, clock.instant());
        if (page.isEmpty()) {
            return 0;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> one : page.get().records()) {
            sent.add(producer.send(one));
        }
        await(sent);
        redecodings.sent(page.get());
        LOG.info("{} messages of a device are read again", sent.size());
        return MOST_AT_ONCE;
    }

    private void ask(List<Asked.One> requests) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(requests.size());
        for (Asked.One one : requests) {
            sent.add(producer.send(RequestRecords.write(one.device(), clock.instant(), one.request())));
        }
        await(sent);
        LOG.info("{} requests of operators are on their way", requests.size());
    }

    private static void await(List<Future<RecordMetadata>> sent) throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private Map<TopicPartition, Long> ends(List<String> topics) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition -> latest.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("the ends of topics cannot be asked for", e.getCause());
        }
    }

    private long registryEnd() throws InterruptedException {
        try {
            return admin.listOffsets(Map.of(REGISTRY, OffsetSpec.latest()))
                    .partitionResult(REGISTRY)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new KafkaException("the end of the registry cannot be asked for", e.getCause());
        }
    }

    private void rest() throws InterruptedException {
        try {
            closed.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not closed meanwhile: on we go.
        }
    }

    /** Ends after the letters at hand. */
    @Override
    public void close() {
        closed.complete(true);
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }
}
