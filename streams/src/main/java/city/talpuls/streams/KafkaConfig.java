package city.talpuls.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers host:port, several with commas between
 * @param partitions of each topic; the same for all processes
 * @param replication on how many brokers each topic is kept
 */
@ConfigurationProperties("talpuls.kafka")
record KafkaConfig(
        @Bindable(defaultValue = "127.0.0.1:9092") @NotBlank String bootstrapServers,
        @Bindable(defaultValue = "4") @Min(1) @Max(1000) int partitions,
        @Bindable(defaultValue = "1") @Min(1) @Max(7) int replication) {}
