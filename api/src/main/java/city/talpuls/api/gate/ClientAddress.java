package city.talpuls.api.gate;

import city.talpuls.model.destination.Network;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where requests come from. {@code X-Forwarded-For} is read from its end, where the nearest proxy writes, for as long as those
 * who wrote it are proxies that we trust; what stands before that anybody may have made up.
 */
@Singleton
final class ClientAddress {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)](?::\\d+)?|([^:]+):\\d+");

    private final List<Network> trusted;

    ClientAddress(GateConfig config) {
        this.trusted = config.trusted();
    }

    InetAddress of(HttpRequest<?> request) {
        return of(request.getRemoteAddress().getAddress(), request.getHeaders().getAll(FORWARDED_FOR));
    }

    InetAddress of(InetAddress peer, List<String> forwardedFor) {
        List<String> path = List.of(String.join(",", forwardedFor).split(","));
        InetAddress address = peer;
        for (String hop : path.reversed()) {
            Optional<InetAddress> before = isTrusted(address) ? literal(hop.strip()) : Optional.empty();
            if (before.isEmpty()) {
                break;
            }
            address = before.get();
        }
        return address;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> literal(String hop) {
        Matcher matcher = WITH_PORT.matcher(hop);
        String text = !matcher.matches() ? hop : matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
