package city.talpuls.model.destination;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Addresses that are not of the Internet: of this machine, of a private network, of nobody in particular. Whoever may name a
 * webhook must not thereby reach what stands behind the city's firewall, so they are refused unless the city allows them.
 */
public final class InternalAddresses {

    /**
     * The blocks that the registries of IANA for special-purpose addresses (RFC 6890 and its successors) do not call
     * globally reachable, and multicast. Those of IPv6 that stand for one of IPv4 are looked through or refused as a whole.
     */
    private static final List<Network> INTERNAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    /** In front of an IPv4 address that is reached through a translator (RFC 6052). */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    private static final int IPV4_BYTES = 4;
    private static final Pattern HOST = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");

    private final Set<String> hosts;
    private final List<Network> networks;

    private InternalAddresses(Set<String> hosts, List<Network> networks) {
        this.hosts = Set.copyOf(hosts);
        this.networks = List.copyOf(networks);
    }

    /**
     * What a city allows all the same.
     *
     * @param allowed host names, addresses, and networks such as {@code 10.1.0.0/16}
     * @throws IllegalArgumentException if one is none of these
     */
    public static InternalAddresses allowing(List<String> allowed) {
        var hosts = new HashSet<String>();
        var networks = new ArrayList<Network>();
        for (String text : allowed) {
            String one = text.strip().toLowerCase(Locale.ROOT);
            if (one.contains("/") || literal(one).isPresent()) {
                networks.add(Network.of(one));
            } else if (HOST.matcher(one).matches()) {
                hosts.add(one);
            } else {
                throw new IllegalArgumentException(
                        "'" + text + "' is neither a host name nor a network such as 10.1.0.0/16");
            }
        }
        return new InternalAddresses(hosts, networks);
    }

    /** Whether a host is refused that is an address already, in any way to write one, or this machine by its name. */
    public boolean refuse(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (hosts.contains(name)) {
            return false;
        }
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        // Leading zeros are octal to some and mean nothing to others: neither may lead inside.
        return Stream.concat(literal(name).stream(), posixLiteral(name).stream())
                .anyMatch(address -> refuse(name, address));
    }

    /**
     * Whether an address is refused.
     *
     * @param host the name that was looked up
     * @param address what the name stands for now
     */
    public boolean refuse(String host, InetAddress address) {
        return isInternal(address)
                && !hosts.contains(host.toLowerCase(Locale.ROOT))
                && networks.stream().noneMatch(network -> network.contains(address));
    }

    private static boolean isInternal(InetAddress address) {
        if (TRANSLATED.contains(address)) {
            byte[] bytes = address.getAddress();
            return isInternal(ipv4(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length)));
        }
        return INTERNAL.stream().anyMatch(network -> network.contains(address));
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> posixLiteral(String host) {
        try {
            return Optional.of(Inet4Address.ofPosixLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
