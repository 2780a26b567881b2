package city.talpuls.api.gate;

import city.talpuls.api.access.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * What whoever does not sign in may do. Where nobody has said it: on a server that listens on the loopback only, look at
 * everything that an analyst may, for whoever is on the machine has its files too; else, and for what a reverse proxy on the
 * machine passes on from elsewhere, what a reader may.
 */
@Singleton
final class AnonymousRole {

    /** What proxies add to what they pass on. */
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.FORWARDED, ClientAddress.FORWARDED_FOR, HttpHeaders.VIA, "X-Real-IP");

    private final GateConfig config;
    private final boolean onLoopback;

    AnonymousRole(GateConfig config, HttpServerConfiguration server) {
        this.config = config;
        this.onLoopback = server.getHost().filter(AnonymousRole::isLoopback).isPresent();
    }

    /** The role; nothing if he may do nothing. */
    Optional<Role> of(HttpRequest<?> request) {
        if (config.saysWhoIsAnonymous()) {
            return config.anonymousRole();
        }
        boolean isOfThisMachine = onLoopback && PASSED_ON.stream().noneMatch(request.getHeaders()::contains);
        return Optional.of(isOfThisMachine ? Role.ANALYST : Role.READER);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
