package city.talpuls.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Those who listen. Each has a buffer of its own; one who lets it overflow is dropped, and the others notice nothing. */
@Singleton
final class Audience {

    private static final Logger log = LoggerFactory.getLogger(Audience.class);
    private static final int BUFFER = 2_000;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Counter dropped;

    Audience(MeterRegistry metrics) {
        Gauge.builder("talpuls.live.clients", listeners, Set::size)
                .description("Clients of the live stream")
                .register(metrics);
        dropped = Counter.builder("talpuls.live.dropped")
                .description("Clients of the live stream that could not keep up")
                .register(metrics);
    }

    /** Everything of interest from now on, until the client goes or falls too far behind. */
    Flux<Event<String>> listen(Interest interest) {
        return Flux.<Event<String>>create(sink -> join(new Listener(interest, sink)), FluxSink.OverflowStrategy.IGNORE)
                .onBackpressureBuffer(BUFFER, overflow -> drop(), BufferOverflowStrategy.ERROR)
                .onErrorMap(overflow -> new TooSlowException());
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Whether anybody wants to hear of it. */
    boolean wants(LiveEvent what) {
        return listeners.stream().anyMatch(listener -> listener.interest().covers(what));
    }

    void tell(LiveEvent what, Event<String> event) {
        for (Listener listener : listeners) {
            if (listener.interest().covers(what)) {
                listener.sink().next(event);
            }
        }
    }

    @PreDestroy
    void close() {
        listeners.forEach(listener -> listener.sink().complete());
    }

    private void join(Listener listener) {
        listeners.add(listener);
        listener.sink().onDispose(() -> listeners.remove(listener));
    }

    private void drop() {
        dropped.increment();
        log.info("A client of the live stream could not keep up and was dropped");
    }

    private record Listener(Interest interest, FluxSink<Event<String>> sink) {}
}
