package city.talpuls.model.topics;

import java.time.Duration;
import java.util.Map;

/**
 * A Kafka topic.
 *
 * @param name its name
 * @param config what is particular about it, in Kafka's own topic settings
 * @param inOneOrder whether it has one partition however many the others have, so that all its records are in one order
 */
public record Topic(String name, Map<String, String> config, boolean inOneOrder) {

    /**
     * The most bytes a record can have. Base64 of the largest message fits, and the report of any message that streams
     * accept.
     */
    public static final int LARGEST_RECORD = 2 * 1024 * 1024;

    public Topic {
        config = Map.copyOf(config);
    }

    static Topic keptFor(String name, Duration retention) {
        return new Topic(
                name,
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", Long.toString(retention.toMillis()),
                        "max.message.bytes", Integer.toString(LARGEST_RECORD)),
                false);
    }

    static Topic compacted(String name) {
        return new Topic(name, Map.of("cleanup.policy", "compact"), false);
    }

    static Topic compactedInOneOrder(String name) {
        return new Topic(
                name, Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(LARGEST_RECORD)), true);
    }
}
