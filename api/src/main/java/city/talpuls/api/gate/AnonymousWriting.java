package city.talpuls.api.gate;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets whoever is on this machine write through SensorThings without signing in, where the one who runs the platform wants
 * that: conformance suites know no keys. A server that others reach does not start so.
 */
@Context
final class AnonymousWriting {

    private static final Logger log = LoggerFactory.getLogger(AnonymousWriting.class);

    private static final String ENTITIES = "/sensorthings/";
    private static final String FURTHER_DOORS = "micronaut.server.netty.listeners";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean isOpen;

    AnonymousWriting(SensorThingsConfig config, HttpServerConfiguration server, Environment settings) {
        this.isOpen = config.isOpen();
        if (isOpen) {
            requireLoopback(server, settings);
            log.warn("Anybody on this machine may write through SensorThings without signing in"
                    + " (talpuls.sensorthings.write is anonymous). This is for tests.");
        }
    }

    private static void requireLoopback(HttpServerConfiguration server, Environment settings) {
        if (server.getHost().filter(AnonymousRole::isLoopback).isEmpty()) {
            throw new IllegalStateException(
                    "talpuls.sensorthings.write may be anonymous only where the HTTP server listens on the loopback: set"
                            + " micronaut.server.host to 127.0.0.1, it is "
                            + server.getHost()
                                    .map(host -> "'" + host + "'")
                                    .orElse("not set, which means all addresses"));
        }
        if (settings.containsProperties(FURTHER_DOORS)) {
            throw new IllegalStateException(
                    "talpuls.sensorthings.write may be anonymous only where the HTTP server listens"
                            + " on the loopback and nowhere else, and " + FURTHER_DOORS + " has more");
        }
    }

    /**
     * Whether a request of this machine may write. A page of a stranger, whose name leads here, may not: a browser says which
     * name that is.
     */
    boolean allows(HttpRequest<?> request) {
        return isOpen
                && isForThisMachine(request)
                && Door.of(request)
                        .filter(door ->
                                door.changesSomething() && door.template().startsWith(ENTITIES))
                        .isPresent();
    }

    private static boolean isForThisMachine(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        return host != null && THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""));
    }
}
