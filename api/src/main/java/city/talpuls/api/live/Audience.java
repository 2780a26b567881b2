package city.talpuls.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Those who listen. Each has a buffer of its own; one who lets it overflow is dropped, and the others notice nothing. An event
 * is encoded once for all. Who comes back with the mark of the last event that it heard is told first what it missed, as long as
 * that is remembered, or else that there is a gap.
 */
@Singleton
final class Audience {

    private static final Logger log = LoggerFactory.getLogger(Audience.class);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final String STILL_HERE = ": still here\n";
    private static final String RETRY = "retry: 3000\n";

    /** By how many records another instance may be ahead of this one. */
    private static final long AHEAD = 10_000;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Recent recent = new Recent();
    private final Counter dropped;
    private final Disposable heart;
    private @Nullable Mark position;
    private @Nullable Mark news;

    Audience(MeterRegistry metrics) {
        Gauge.builder("talpuls.live.clients", listeners, Set::size)
                .description("Clients of the live stream")
                .register(metrics);
        dropped = Counter.builder("talpuls.live.dropped")
                .description("Clients of the live stream that could not keep up")
                .register(metrics);
        heart = Flux.interval(KEEP_ALIVE).subscribe(tick -> beat());
    }

    /**
     * Everything of interest from now on, until the client goes or falls too far behind.
     *
     * @param last what the client heard last, before all that it missed; absent if it comes for the first time
     */
    Flux<byte[]> listen(Interest interest, @Nullable Mark last) {
        return Flux.defer(() -> join(interest, last)).subscribeOn(Schedulers.boundedElastic(), false);
    }

    /**
     * Says where telling begins, or begins anew.
     *
     * @param start of what is told to those who come back
     * @param fresh of what is told to those who come for the first time, not before the start
     */
    synchronized void begin(Mark start, Mark fresh) {
        for (Listener listener : listeners) {
            Mark heard = listener.from();
            if (heard == null) {
                listener.from(fresh);
                continue;
            }
            if (position != null && position.partitions() == heard.partitions()) {
                heard = heard.furthest(position);
            }
            if (start.isWithin(heard, 0) && heard.isWithin(fresh, AHEAD)) {
                listener.from(heard);
            } else {
                listener.from(fresh);
                tell(listener, gap(fresh));
            }
        }
        recent.begin(start);
        position = start;
        news = fresh;
    }

    /** How far it has been told; absent before it began. */
    synchronized @Nullable Mark position() {
        return position;
    }

    /** Whether anybody wants to hear of it. */
    boolean wants(LiveEvent what) {
        return listeners.stream().anyMatch(listener -> listener.interest().covers(what));
    }

    /** Tells what is in a record to all who want to hear of it. */
    synchronized void tell(Heard heard) {
        if (position == null) {
            throw new IllegalStateException("nobody said where it begins");
        }
        Mark before = position;
        Mark after = before.after(heard.partition(), heard.offset());
        position = after;
        recent.add(heard);
        if (listeners.isEmpty()) {
            return;
        }
        List<Word> words = heard.words().get();
        for (int i = 0; i < words.size(); i++) {
            // Who goes before the last word of a record is told all of it when it comes back.
            tell(heard, words.get(i), i == words.size() - 1 ? after : before);
        }
    }

    private void tell(Heard heard, Word word, Mark mark) {
        byte[] frame = null;
        for (Listener listener : listeners) {
            if (listener.wants(heard, word.what())) {
                frame = frame == null ? word.frame(mark) : frame;
                tell(listener, frame);
            }
        }
    }

    private void tell(Listener listener, byte[] frame) {
        if (!listener.tell(frame) && listeners.remove(listener)) {
            dropped.increment();
            log.info("A client of the live stream could not keep up and was dropped");
            listener.dismiss();
        }
    }

    private synchronized Flux<byte[]> join(Interest interest, @Nullable Mark last) {
        if (position == null || news == null) {
            return joined(new Listener(interest, last), List.of(), hello(null));
        }
        Mark now = position.furthest(news);
        if (last == null) {
            return joined(new Listener(interest, now), List.of(), hello(now));
        }
        if (last.isWithin(now, AHEAD) && recent.hasAllAfter(last)) {
            return joined(new Listener(interest, last), missed(last), hello(last));
        }
        var listener = new Listener(interest, now);
        listener.tell(gap(now));
        return joined(listener, List.of(), hello(null));
    }

    private Flux<byte[]> joined(Listener listener, List<Missed> missed, byte[] hello) {
        listeners.add(listener);
        Flux<byte[]> before = Flux.fromIterable(missed)
                .concatMapIterable(each -> each.frames(listener.interest()))
                .subscribeOn(Schedulers.boundedElastic());
        return Flux.concat(Flux.just(hello), missed.isEmpty() ? Flux.empty() : before, listener.events())
                .doFinally(end -> listeners.remove(listener));
    }

    private List<Missed> missed(Mark last) {
        var missed = new ArrayList<Missed>();
        Mark mark = last;
        for (Heard heard : recent.after(last)) {
            Mark after = mark.after(heard.partition(), heard.offset());
            missed.add(new Missed(heard, mark, after));
            mark = after;
        }
        return missed;
    }

    /** A record that a client missed, and where it is before and after it. */
    private record Missed(Heard heard, Mark before, Mark after) {

        List<byte[]> frames(Interest interest) {
            List<Word> words = heard.words().get();
            var frames = new ArrayList<byte[]>();
            for (int i = 0; i < words.size(); i++) {
                if (interest.covers(words.get(i).what())) {
                    frames.add(words.get(i).frame(i == words.size() - 1 ? after : before));
                }
            }
            return frames;
        }
    }

    private synchronized void beat() {
        byte[] beat = (STILL_HERE + id(position) + '\n').getBytes(StandardCharsets.UTF_8);
        listeners.forEach(listener -> tell(listener, beat));
    }

    private static byte[] hello(@Nullable Mark mark) {
        return (STILL_HERE + RETRY + id(mark) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** A client that hears nothing of interest for long gets on too. */
    private static String id(@Nullable Mark mark) {
        return mark == null ? "" : "id: " + mark.text() + '\n';
    }

    private static byte[] gap(Mark now) {
        return Word.frame("gap", now, LiveGap.DATA);
    }

    @PreDestroy
    void close() {
        heart.dispose();
        listeners.forEach(Listener::complete);
    }
}
