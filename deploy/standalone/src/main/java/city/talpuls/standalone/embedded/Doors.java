package city.talpuls.standalone.embedded;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the MQTT broker listens.
 *
 * @param host the address of the network interface; {@code 0.0.0.0} for all
 * @param port for connections in the clear
 * @param encrypted for connections with TLS
 */
public record Doors(String host, int port, Optional<Encrypted> encrypted) {

    /**
     * A door with TLS.
     *
     * @param certificate PEM file with the broker's certificate and those between it and its authority; read again when
     *     it changes
     * @param key PEM file with its private key
     */
    public record Encrypted(int port, Path certificate, Path key) {}

    /** One door, in the clear, for this machine alone. */
    public static Doors onLoopback(int port) {
        return new Doors(Loopback.ADDRESS, port, Optional.empty());
    }
}
