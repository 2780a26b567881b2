package city.talpuls.ingest.mqtt;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a broker is, as the client library writes it. */
final class Address {

    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    private final URI uri;

    private Address(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads {@code mqtt://host[:port]} or {@code mqtts://host[:port]}; {@code tcp} and {@code ssl} mean the same.
     *
     * @throws IllegalArgumentException if it is another kind of address, or has no host
     */
    static Address of(URI uri) {
        if (uri.getHost() == null || scheme(uri) == null) {
            throw new IllegalArgumentException(
                    "a broker's address is mqtt://host[:port] or mqtts://host[:port], not '" + uri + "'");
        }
        return new Address(uri);
    }

    boolean isEncrypted() {
        return "ssl".equals(scheme(uri));
    }

    @Override
    public String toString() {
        int usual = isEncrypted() ? TLS_PORT : PLAIN_PORT;
        return scheme(uri) + "://" + uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    private static @Nullable String scheme(URI uri) {
        return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
            case "mqtt", "tcp" -> "tcp";
            case "mqtts", "ssl" -> "ssl";
            default -> null;
        };
    }
}
