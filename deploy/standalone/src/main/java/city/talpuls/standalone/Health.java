package city.talpuls.standalone;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * What the rooms themselves say about how they are. They are asked without HTTP: who serves them by TLS has a certificate
 * for the name by which the city knows them, not for this machine.
 */
final class Health {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Supplier<HealthResult> rooms;
    private final InstantSource clock;
    private final Duration patience;

    Health(Supplier<HealthResult> rooms, InstantSource clock, Duration patience) {
        this.rooms = rooms;
        this.clock = clock;
        this.patience = patience;
    }

    /** That which {@code /health} answers from. */
    static Supplier<HealthResult> of(HealthEndpoint endpoint) {
        return () -> Mono.from(endpoint.getHealth(null)).blockOptional().orElseThrow();
    }

    /**
     * Waits until all is well.
     *
     * @param hopeless says when to wait no longer
     */
    void await(BooleanSupplier hopeless) throws IOException, InterruptedException {
        var end = clock.instant().plus(patience);
        var state = rooms.get();
        while (!isWell(state)) {
            if (hopeless.getAsBoolean()) {
                throw new InterruptedIOException("ended before all was well");
            }
            if (clock.instant().isAfter(end)) {
                throw new IOException("not ready within " + patience.toSeconds() + " s: " + unwell(state));
            }
            Thread.sleep(PAUSE);
            state = rooms.get();
        }
    }

    private static boolean isWell(HealthResult state) {
        return !state.getStatus().equals(HealthStatus.DOWN);
    }

    /** Those parts that are not well, with what they say of it. */
    private static Map<String, String> unwell(HealthResult state) {
        var unwell = new TreeMap<String, String>();
        if (state.getDetails() instanceof Map<?, ?> parts) {
            for (Object part : parts.values()) {
                if (part instanceof HealthResult result && !isWell(result)) {
                    unwell.put(result.getName(), String.valueOf(result.getDetails()));
                }
            }
        }
        return unwell;
    }
}
