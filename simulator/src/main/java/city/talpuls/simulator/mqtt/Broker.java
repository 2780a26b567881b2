package city.talpuls.simulator.mqtt;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where to publish, and as whom.
 *
 * @param address such as {@code tcp://127.0.0.1:1883}
 * @param inFlight how many messages may wait for their acknowledgement at a time
 */
public record Broker(
        URI address, @Nullable String username, @Nullable String password, int inFlight) {

    private static final Set<String> SCHEMES = Set.of("tcp", "ssl");
    private static final int MOST_IN_FLIGHT = 65_535;

    public Broker {
        if (!SCHEMES.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "a broker's address is tcp://host:port or ssl://host:port, not '" + address + "'");
        }
        if (inFlight < 1 || inFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException("1 to " + MOST_IN_FLIGHT + " messages in flight, not " + inFlight);
        }
        if (password != null && username == null) {
            throw new IllegalArgumentException("a password needs a username");
        }
    }

    /** The address without whatever may be secret. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
