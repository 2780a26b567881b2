package city.talpuls.streams;

import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import city.talpuls.streams.topology.FailureHandler;
import city.talpuls.streams.topology.WriteFailureHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** From our settings to those of Kafka's clients. */
final class KafkaSettings {

    /** Every commit sends what there is, so that a large batch saves requests and delays nothing. */
    private static final int BATCH_BYTES = 256 * 1024;

    /** The shape of what the stores keep on disk. What is there in another is passed over, and rebuilt from Kafka. */
    private static final String FORM = "2";

    private final KafkaConfig kafka;
    private final StreamsConfiguration streams;

    KafkaSettings(KafkaConfig kafka, StreamsConfiguration streams) {
        this.kafka = kafka;
        this.streams = streams;
    }

    /** For the connection that makes topics. */
    Map<String, Object> admin() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                Topics.STREAMS_GROUP,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000);
    }

    /** For the topology: each message's effects all at once or not at all, committed four times a second. */
    Properties streams() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.STREAMS_GROUP);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                streams.stateFolder().resolve(FORM).toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, streams.standbys());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 250L);
        // What comes by the topic between may be overtaken anyway, so none waits for the other.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, kafka.replication());
        // There is no global store; unset, each start warns that Kafka 5, which drops the setting, decides otherwise.
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailureHandler.class);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, WriteFailureHandler.class);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topic.LARGEST_RECORD);
        if (streams.instance() != null) {
            settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), streams.instance());
        }
        return settings;
    }

    /** For the registry, which every instance reads from its beginning. */
    Map<String, Object> registry() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.CLIENT_ID_CONFIG,
                "talpuls-registry",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                500);
    }

    /** For dead letters that are read again. */
    Map<String, Object> replay() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "talpuls-replay",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topic.LARGEST_RECORD,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000);
    }

    /**
     * For a writer of one topic into the store, which keeps account of its progress itself; Kafka is told now and then,
     * for monitoring.
     *
     * @param number which of the topic's writers in this process it is, from 0
     */
    Map<String, Object> writer(Topic topic, int number) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "talpuls-store-" + topic.name());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        if (streams.instance() != null) {
            settings.put(
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    number == 0 ? streams.instance() : streams.instance() + "-" + number);
        }
        return settings;
    }
}
