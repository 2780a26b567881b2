package city.talpuls.streams.delivery;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The broker at which alerts are published over MQTT.
 *
 * @param address {@code mqtt://host[:port]}, or {@code mqtts://host[:port]} for TLS; without one nothing is published
 * @param username if the broker wants one
 * @param password of that user
 * @param passwordFile holds the password instead, in its first line; read at each connection
 */
@ConfigurationProperties("talpuls.delivery.mqtt")
public record MqttConfig(
        @Nullable URI address,
        @Nullable String username,
        @Nullable String password,
        @Nullable Path passwordFile) {

    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /** Refuses other kinds of addresses. */
    public MqttConfig {
        if (address != null && address.toString().isBlank()) {
            address = null;
        }
        if (address != null) {
            isEncrypted(address);
        }
    }

    Login login() {
        return new Login(username, password, passwordFile);
    }

    /** Whether it is reached by TLS. */
    static boolean isEncrypted(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !scheme.matches("mqtts?|tcp|ssl")) {
            throw new IllegalArgumentException("talpuls.delivery.mqtt.address is mqtt://host[:port] or"
                    + " mqtts://host[:port], not '" + address + "'");
        }
        return scheme.equals("mqtts") || scheme.equals("ssl");
    }

    /** The address as the client library writes it. */
    static String written(URI address) {
        boolean encrypted = isEncrypted(address);
        int usual = encrypted ? TLS_PORT : PLAIN_PORT;
        return (encrypted ? "ssl" : "tcp") + "://" + address.getHost() + ":"
                + (address.getPort() < 0 ? usual : address.getPort());
    }

    @Override
    public String toString() {
        return "MqttConfig[" + address + ", username=" + username + "]";
    }
}
