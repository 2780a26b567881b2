package city.talpuls.api.live;

import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Somebody who listens, with what waits for him. Those who tell him take turns. */
final class Listener {

    private static final int BUFFER = 2_000;

    private final Interest interest;
    private final Sinks.Many<byte[]> waiting =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(BUFFER));
    private final Sinks.Empty<Void> dismissal = Sinks.empty();
    private @Nullable Mark from;

    /** @param from what he has heard already; absent if it is not known yet where it goes on */
    Listener(Interest interest, @Nullable Mark from) {
        this.interest = interest;
        this.from = from;
    }

    Interest interest() {
        return interest;
    }

    @Nullable
    Mark from() {
        return from;
    }

    void from(Mark mark) {
        from = mark;
    }

    boolean wants(Heard heard, LiveEvent what) {
        return from != null && from.isBefore(heard.partition(), heard.offset()) && interest.covers(what);
    }

    /** Whether there was room for it. */
    boolean tell(byte[] frame) {
        return waiting.tryEmitNext(frame) != Sinks.EmitResult.FAIL_OVERFLOW;
    }

    /** Ends it at once, whatever still waits. */
    void dismiss() {
        dismissal.tryEmitError(new TooSlowException());
    }

    /** Ends it once all is told. */
    void complete() {
        waiting.tryEmitComplete();
    }

    Flux<byte[]> events() {
        return waiting.asFlux().takeUntilOther(dismissal.asMono());
    }
}
