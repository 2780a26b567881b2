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
 * machine passes on from elsewhere, what a reader may. What is written through SensorThings may be open, see
 * {@link AnonymousWriting}.
 */
@Singleton
final class AnonymousRole {

    /** What proxies add to what they pass on. */
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.FORWARDED, ClientAddress.FORWARDED_FOR, HttpHeaders.VIA, "X-Real-IP");

    private final GateConfig config;
    private final AnonymousWriting writing;
    private final boolean onLoopback;

    AnonymousRole(GateConfig config, AnonymousWriting writing, HttpServerConfiguration server) {
        this.config = config;
        this.writing = writing;
        this.onLoopback = server.getHost().filter(AnonymousRole::isLoopback).isPresent();
    }

    /** The role; nothing if he may do nothing. */
    Optional<Role> of(HttpRequest<?> request) {
        boolean isOfThisMachine = onLoopback && PASSED_ON.stream().noneMatch(request.getHeaders()::contains);
        if (isOfThisMachine && writing.allows(request)) {
            return Optional.of(Role.OPERATOR);
        }
        if (config.saysWhoIsAnonymous()) {
            return config.anonymousRole();
        }
        return Optional.of(isOfThisMachine ? Role.ANALYST : Role.READER);
    }

    /** Whether only this machine reaches that address. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
