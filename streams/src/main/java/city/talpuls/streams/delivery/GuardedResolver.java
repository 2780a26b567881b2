package city.talpuls.streams.delivery;

import city.talpuls.model.destination.InternalAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up hosts, and refuses those that stand for an internal address. The client connects to what is returned here and looks
 * nothing up itself, so that a name cannot mean something else by then.
 */
final class GuardedResolver implements DnsResolver {

    private final InternalAddresses internal;

    GuardedResolver(InternalAddresses internal) {
        this.internal = internal;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (internal.refuse(host, address)) {
                throw new UnknownHostException(host
                        + " is at an internal address; talpuls.delivery.internal-addresses has those that are allowed");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
