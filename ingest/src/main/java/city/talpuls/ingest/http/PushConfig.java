package city.talpuls.ingest.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Messages that come over HTTP.
 *
 * @param inFlight how many wait for Kafka at the same time; more are sent away
 * @param patience how long one waits for Kafka
 */
@ConfigurationProperties("talpuls.push")
record PushConfig(
        @Bindable(defaultValue = "256") @Min(1) @Max(10_000) int inFlight,
        @Bindable(defaultValue = "4s") Duration patience) {}
