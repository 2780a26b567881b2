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
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What the rooms themselves say about how they are. They are asked without HTTP: who serves them by TLS has a certificate
 * for the name by which the city knows them, not for this machine.
 */
final class Health {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final Supplier<HealthResult> rooms;
    private final InstantSource clock;
    private final Duration patience;

    Health(Supplier<HealthResult> rooms, InstantSource clock, Duration patience) {
        this.rooms = rooms;
        this.clock = clock;
        this.patience = patience;
    }

    /** That which {@code /health} answers from. Who cannot say how he is is not well. */
    static Supplier<HealthResult> of(HealthEndpoint endpoint) {
        return of(() -> endpoint.getHealth(null));
    }

    static Supplier<HealthResult> of(Supplier<Publisher<HealthResult>> rooms) {
        return () -> Mono.defer(() -> Mono.from(rooms.get()))
                .timeout(LONGEST_ANSWER)
                .onErrorResume(failure -> Mono.just(HealthResult.builder("rooms", HealthStatus.DOWN)
                        .exception(failure)
                        .build()))
                .blockOptional()
                .orElseThrow();
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
        if (state.getDetails() instanceof Map<?, ?> parts
                && parts.values().stream().allMatch(HealthResult.class::isInstance)) {
            return parts.values().stream()
                    .map(HealthResult.class::cast)
                    .filter(part -> !isWell(part))
                    .collect(Collectors.toMap(
                            HealthResult::getName,
                            part -> String.valueOf(part.getDetails()),
                            (one, other) -> one,
                            TreeMap::new));
        }
        return Map.of(state.getName(), String.valueOf(state.getDetails()));
    }
}
