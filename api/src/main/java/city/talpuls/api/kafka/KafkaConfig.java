package city.talpuls.api.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers some of its brokers, {@code host:port} with commas between
 * @param patience for how long an answer is waited for
 */
@ConfigurationProperties("talpuls.kafka")
record KafkaConfig(
        @Bindable(defaultValue = "127.0.0.1:9092")
        @Pattern(
                regexp = "[^\\s,]+:\\d+(,[^\\s,]+:\\d+)*",
                message = "must be host:port of some brokers, with commas between")
        String bootstrapServers,

        @Bindable(defaultValue = "4s") Duration patience) {

    KafkaConfig {
        if (patience.compareTo(Duration.ofMillis(100)) < 0 || patience.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("talpuls.kafka.patience must be from 100ms to 1m, not " + patience);
        }
    }
}
