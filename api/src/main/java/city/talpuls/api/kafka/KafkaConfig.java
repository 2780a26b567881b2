package city.talpuls.api.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers some of its brokers, {@code host:port} with commas between
 */
@ConfigurationProperties("talpuls.kafka")
record KafkaConfig(
        @Bindable(defaultValue = "127.0.0.1:9092")
        @Pattern(
                regexp = "[^\\s,]+:\\d+(,[^\\s,]+:\\d+)*",
                message = "must be host:port of some brokers, with commas between")
        String bootstrapServers) {}
