package city.talpuls.api.kafka;

import city.talpuls.model.topics.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Makes connections to Kafka when they are needed: the api starts, and answers from the database, without it. */
@Singleton
public final class KafkaClients {

    private static final int LONGEST_PAUSE = (int) Duration.ofSeconds(5).toMillis();

    private final KafkaConfig config;
    private @Nullable Admin admin;

    KafkaClients(KafkaConfig config) {
        this.config = config;
    }

    /**
     * The connection for questions about topics and groups; do not close it.
     *
     * @throws org.apache.kafka.common.KafkaException if none of the brokers' names is known
     */
    public synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    config.bootstrapServers(),
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    "talpuls-api",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    patience() / 2,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    patience(),
                    AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                    LONGEST_PAUSE));
        }
        return admin;
    }

    /**
     * A consumer of its own, without a group, that sees only what is committed.
     *
     * @throws org.apache.kafka.common.KafkaException if none of the brokers' names is known
     */
    public <T> KafkaConsumer<byte[], T> consumer(Deserializer<T> values) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.bootstrapServers(),
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "talpuls-api-live",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        IsolationLevel.READ_COMMITTED.toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        patience(),
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        patience(),
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        LONGEST_PAUSE),
                new ByteArrayDeserializer(),
                values);
    }

    /**
     * A producer of its own that loses nothing and keeps what it sends in order; close it.
     *
     * @throws org.apache.kafka.common.KafkaException if none of the brokers' names is known
     */
    public KafkaProducer<String, byte[]> producer(String name) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.bootstrapServers(),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        name,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        patience(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        patience(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        2 * patience(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topic.LARGEST_RECORD,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        LONGEST_PAUSE),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** In milliseconds. */
    private int patience() {
        return (int) config.patience().toMillis();
    }

    /** Some of its brokers. */
    String address() {
        return config.bootstrapServers();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
