package city.talpuls.ingest.mqtt;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An MQTT broker from which messages are taken: the city's own, or one elsewhere.
 *
 * @param name how it is called in health, metrics and the log
 * @param enabled whether messages are taken from it
 * @param address {@code mqtt://host[:port]}, or {@code mqtts://host[:port]} for TLS
 * @param version of MQTT: {@code 5}, or {@code 3.1.1} where a broker knows no later one
 * @param clientId names the persistent session; each instance has its own and keeps it over restarts
 * @param username if the broker wants one
 * @param password if the broker wants one
 * @param passwordFile holds the password instead, in its first line; read at each connection
 * @param sharedGroup instances of the same group share the messages between them; {@code none} for a broker that knows
 *     no shared subscriptions
 * @param topics what to subscribe to
 * @param sessionExpiry how long the broker keeps messages for an instance that is away; {@value #LONGEST_DAYS} days at
 *     most, since Artemis counts it in milliseconds in 32 bits and drops at once what is to be kept longer
 * @param inFlight how many messages the broker sends ahead of acknowledgement
 * @param trust PEM file with the certificates to trust; without it those that Java trusts
 * @param certificate PEM file with our own certificate, for a broker that asks for one
 * @param key PEM file with its private key
 */
@EachProperty("talpuls.mqtt.brokers")
public record BrokerConfig(
        @Parameter String name,
        @Bindable(defaultValue = "true") boolean enabled,
        @NotNull URI address,

        @Bindable(defaultValue = "5") @Pattern(regexp = "5|3\\.1\\.1", message = "is 5 or 3.1.1")
        String version,

        @Bindable(defaultValue = "talpuls-ingest") @NotBlank String clientId,
        @Nullable String username,
        @Nullable String password,
        @Nullable Path passwordFile,

        @Bindable(defaultValue = BrokerConfig.GROUP) @NotBlank
        String sharedGroup,

        @Bindable(defaultValue = BrokerConfig.TOPICS) @NotEmpty
        List<String> topics,

        @Bindable(defaultValue = "21d") Duration sessionExpiry,
        @Bindable(defaultValue = "1000") @Min(1) @Max(65535) int inFlight,
        @Nullable Path trust,
        @Nullable Path certificate,
        @Nullable Path key) {

    /** The topics of all formats that Talpuls reads, with commas between. */
    public static final String TOPICS = "application/+/device/+/event/+,v3/+/devices/+/up,talpuls/v1/+/+/up";

    /** The usual group. */
    public static final String GROUP = "talpuls";

    private static final int LONGEST_DAYS = 24;

    /** The group of a broker that knows no shared subscriptions. */
    static final String NOT_SHARED = "none";

    /** Refuses an expiry that would lose messages. */
    public BrokerConfig {
        if (sessionExpiry.isNegative() || sessionExpiry.compareTo(Duration.ofDays(LONGEST_DAYS)) > 0) {
            throw new IllegalArgumentException("talpuls.mqtt.brokers." + name + ".session-expiry is " + sessionExpiry
                    + ", but has to be from 0s to " + LONGEST_DAYS + "d");
        }
        if (password != null && passwordFile != null) {
            throw new IllegalArgumentException("talpuls.mqtt.brokers." + name
                    + " has a password and a password-file, but only one of them can hold");
        }
        topics = List.copyOf(topics);
    }

    /** The topic filters of the subscriptions. */
    List<String> filters() {
        return topics.stream()
                .map(topic -> sharedGroup.equals(NOT_SHARED) ? topic : "$share/" + sharedGroup + "/" + topic)
                .toList();
    }

    /**
     * The password, if there is one.
     *
     * @throws NoConnection if its file cannot be read
     */
    Optional<String> secret() throws NoConnection {
        if (passwordFile == null) {
            return Optional.ofNullable(password);
        }
        try (var lines = Files.lines(passwordFile)) {
            return lines.findFirst();
        } catch (IOException | UncheckedIOException e) {
            throw new NoConnection("its password cannot be read: " + e);
        }
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}
