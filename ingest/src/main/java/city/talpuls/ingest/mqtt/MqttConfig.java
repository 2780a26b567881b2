package city.talpuls.ingest.mqtt;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where. */
@ConfigurationProperties("talpuls.mqtt")
record MqttConfig(
        @Bindable(defaultValue = "tcp://127.0.0.1:1883") URI address,
        @Bindable(defaultValue = "talpuls-ingest") @NotBlank String clientId,
        @Nullable String username,
        @Nullable String password,
        @Bindable(defaultValue = "7d") Duration sessionExpiry,
        @Bindable(defaultValue = "1000") @Min(1) @Max(65535) int inFlight) {}
