package city.talpuls.ingest.kafka;

import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.TopicCreation;
import city.talpuls.model.topics.Topics;
import city.talpuls.model.topics.UplinkRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts uplinks on {@link Topics#UPLINKS}: all replicas have to have a record before it counts as sent, and a retry
 * never writes it twice. Waits as long as Kafka is slow and keeps at most {@link #BUFFER_BYTES} meanwhile.
 */
public final class UplinkProducer implements AutoCloseable {

    /** What is kept in memory for Kafka; when it is full, {@link #send} waits. */
    static final int BUFFER_BYTES = 64 * 1024 * 1024;

    private final Producer<String, byte[]> producer;
    private final TopicsMaker topics;
    private final Map<Via, Counter> received;
    private final AtomicBoolean topicsAreThere = new AtomicBoolean();

    /** Connects to Kafka, whether it is there yet or not. */
    public UplinkProducer(KafkaConfig config, MeterRegistry metrics) {
        this(producer(config), () -> makeTopics(config), metrics);
    }

    UplinkProducer(Producer<String, byte[]> producer, TopicsMaker topics, MeterRegistry metrics) {
        this.producer = producer;
        this.topics = topics;
        this.received = new EnumMap<>(Arrays.stream(Via.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        via -> Counter.builder("talpuls.ingest.received")
                                .tag("via", via.label())
                                .description("Messages that were taken in and that Kafka has")
                                .register(metrics))));
    }

    /** Makes the topics that do not exist. */
    interface TopicsMaker {
        void make() throws InterruptedException;
    }

    private static Producer<String, byte[]> producer(KafkaConfig config) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.bootstrapServers(),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "talpuls-ingest",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 * 1024,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        (long) BUFFER_BYTES,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topic.LARGEST_RECORD,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        5_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Makes the topics if they do not exist, and looks no more until Kafka refuses a message.
     *
     * @throws KafkaException if Kafka does not answer within ten seconds
     */
    public void requireTopics() throws InterruptedException {
        if (!topicsAreThere.get()) {
            topics.make();
            topicsAreThere.set(true);
        }
    }

    /** Whether the topics were there when Kafka was asked last, and no message has been refused since. */
    public boolean hasTopics() {
        return topicsAreThere.get();
    }

    private static void makeTopics(KafkaConfig config) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "talpuls-ingest",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000))) {
            new TopicCreation(admin, config.partitions(), (short) config.replication()).create(Topics.ALL);
        }
    }

    /**
     * Sends the uplink, under a key that keeps the messages of one device in order.
     *
     * @return completes when Kafka has the message, exceptionally with a {@link KafkaException} if it will not have it;
     *     then the sender has to be asked to say it again
     */
    public CompletableFuture<Void> send(Via via, Uplink uplink) {
        var sent = new CompletableFuture<Void>();
        try {
            // The callback says what the returned future would.
            var _ = producer.send(UplinkRecords.write(RoutingKey.of(uplink.source()), uplink), (metadata, failure) -> {
                if (failure == null) {
                    count(via);
                    sent.complete(null);
                } else {
                    topicsAreThere.set(false);
                    sent.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            topicsAreThere.set(false);
            sent.completeExceptionally(e);
        }
        return sent;
    }

    private void count(Via via) {
        Objects.requireNonNull(received.get(via)).increment();
    }

    /** Sends what has been taken and gives up what Kafka does not take within five seconds. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
