package city.talpuls.ingest.mqtt;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT broker from which messages are taken.
 *
 * @param address {@code tcp://host:port}, or {@code ssl://host:port}
 * @param clientId names the persistent session; each instance has its own and keeps it over restarts
 * @param username if the broker wants one
 * @param password if the broker wants one
 * @param sharedGroup instances of the same group share the messages between them
 * @param topics what to subscribe to
 * @param sessionExpiry how long the broker keeps messages for an instance that is away
 * @param inFlight how many messages the broker sends ahead of acknowledgement
 */
@ConfigurationProperties("talpuls.mqtt")
public record MqttConfig(
        @Bindable(defaultValue = "tcp://127.0.0.1:1883") URI address,
        @Bindable(defaultValue = "talpuls-ingest") @NotBlank String clientId,
        @Nullable String username,
        @Nullable String password,
        @Bindable(defaultValue = "talpuls") @NotBlank String sharedGroup,

        @Bindable(defaultValue = "application/+/device/+/event/up,v3/+/devices/+/up,talpuls/v1/+/+/up") @NotEmpty
        List<String> topics,

        @Bindable(defaultValue = "30d") Duration sessionExpiry,
        @Bindable(defaultValue = "1000") @Min(1) @Max(65535) int inFlight) {

    @Override
    public String toString() {
        return "MqttConfig[" + address + ", clientId=" + clientId + ", sharedGroup=" + sharedGroup + "]";
    }
}
