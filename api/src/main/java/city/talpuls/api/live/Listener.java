package city.talpuls.api.live;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Somebody who listens, with what waits for him. Those who tell him take turns. What waits goes out together as soon as he can
 * take more: he who is told much at once has to keep up with the bytes, not with the events.
 */
final class Listener {

    /** What may wait, in bytes; all who wait share them. */
    private static final int MOST = 4 * 1024 * 1024;

    /** What goes out together at most, in bytes, unless a single event has more. */
    private static final int TOGETHER = 64 * 1024;

    private final Interest interest;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean isTelling;
    private boolean isOver;
    private boolean isDismissed;
    private @Nullable FluxSink<byte[]> client;
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
    synchronized boolean tell(byte[] frame) {
        if (bytes + frame.length > MOST) {
            return false;
        }
        waiting.add(frame);
        bytes += frame.length;
        tellOn();
        return true;
    }

    /** Ends it at once, whatever still waits. */
    synchronized void dismiss() {
        isDismissed = true;
        waiting.clear();
        bytes = 0;
        tellOn();
    }

    /** Ends it once all is told. */
    synchronized void complete() {
        isOver = true;
        tellOn();
    }

    /** What he hears, to be subscribed to once. */
    Flux<byte[]> events() {
        return Flux.create(this::listenBy, FluxSink.OverflowStrategy.IGNORE);
    }

    private synchronized void listenBy(FluxSink<byte[]> sink) {
        client = sink;
        sink.onRequest(more -> tellOn());
    }

    /** Tells as much as he can take. He may ask for more while he is told; the outer call sees to that. */
    private synchronized void tellOn() {
        if (client == null || isTelling) {
            return;
        }
        isTelling = true;
        try {
            while (!waiting.isEmpty() && client.requestedFromDownstream() > 0) {
                client.next(together());
            }
        } finally {
            isTelling = false;
        }
        if (isDismissed) {
            client.error(new TooSlowException());
        } else if (isOver && waiting.isEmpty()) {
            client.complete();
        }
    }

    /** The next events; a single one as it is, which is the same bytes for all. */
    private byte[] together() {
        byte[] first = waiting.remove();
        int length = first.length;
        if (waiting.isEmpty() || length + waiting.element().length > TOGETHER) {
            bytes -= length;
            return first;
        }
        var all = new ArrayDeque<byte[]>();
        all.add(first);
        while (!waiting.isEmpty() && length + waiting.element().length <= TOGETHER) {
            byte[] next = waiting.remove();
            all.add(next);
            length += next.length;
        }
        bytes -= length;
        return joined(all, length);
    }

    private static byte[] joined(Queue<byte[]> frames, int length) {
        var joined = new byte[length];
        int at = 0;
        for (byte[] frame : frames) {
            System.arraycopy(frame, 0, joined, at, frame.length);
            at += frame.length;
        }
        return joined;
    }
}
