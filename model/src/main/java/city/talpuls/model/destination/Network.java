package city.talpuls.model.destination;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * All addresses that begin alike.
 *
 * @param address one of them
 * @param prefix how many bits are the same
 */
public record Network(InetAddress address, int prefix) {

    public Network {
        if (prefix < 0 || prefix > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "the prefix of " + address.getHostAddress() + " cannot have " + prefix + " bits");
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fc00::/7}, or an address alone.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Network of(String text) {
        String[] parts = text.split("/", 2);
        InetAddress address = InetAddress.ofLiteral(parts[0]);
        try {
            return new Network(
                    address, parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * Byte.SIZE);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a network is written 10.0.0.0/8 or fc00::/7, not '" + text + "'", e);
        }
    }

    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        int whole = prefix / Byte.SIZE;
        if (mine.length != its.length || !Arrays.equals(mine, 0, whole, its, 0, whole)) {
            return false;
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || (mine[whole] & 0xff) >> (Byte.SIZE - rest) == (its[whole] & 0xff) >> (Byte.SIZE - rest);
    }
}
