package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.DeviceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Hears devices speak. How long one has been silent counts from when it was heard here, or from the start of these ears: while
 * nobody listened, nobody was silent. What is remembered over a restart is how often devices speak.
 */
final class Ears {

    /** How often that is written down at least, while it changes. */
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(10);

    private final KeyValueStore<String, Hearing> store;
    private final Function<DeviceId, Optional<Duration>> registered;
    private final long start;
    private final Map<String, Heard> heard = new HashMap<>();

    private static final class Heard {
        private Hearing hearing;
        private long at;
        private long writtenAt;

        Heard(Hearing hearing, long at, long writtenAt) {
            this.hearing = hearing;
            this.at = at;
            this.writtenAt = writtenAt;
        }
    }

    /**
     * @param store how often devices speak
     * @param registered how often a device speaks as operators say
     * @param now in milliseconds since 1970
     */
    Ears(KeyValueStore<String, Hearing> store, Function<DeviceId, Optional<Duration>> registered, long now) {
        this.store = store;
        this.registered = registered;
        this.start = now;
        try (KeyValueIterator<String, Hearing> all = store.all()) {
            all.forEachRemaining(entry -> heard.put(entry.key, new Heard(entry.value, now, now)));
        }
    }

    /** A message of a device, received then and heard now. */
    void hear(DeviceId device, long received, long now) {
        Heard known = heard.get(device.value());
        if (known == null) {
            known = new Heard(Hearing.first(received), now, now);
            heard.put(device.value(), known);
            store.put(device.value(), known.hearing);
            return;
        }
        known.at = now;
        Hearing before = known.hearing;
        known.hearing = before.and(received);
        if (before.gaps().size() < Hearing.LEAST || now - known.writtenAt >= WRITTEN_EVERY.toMillis()) {
            store.put(device.value(), known.hearing);
            known.writtenAt = now;
        }
    }

    void forget(DeviceId device) {
        heard.remove(device.value());
        store.delete(device.value());
    }

    /** What is done with a device and for how long it has been silent, as a multiple of the time in which it speaks. */
    interface Listener {
        void silent(DeviceId device, double times);
    }

    /** All devices of which it is known how often they speak. */
    void forEach(long now, Listener listener) {
        heard.forEach((id, known) -> {
            var device = new DeviceId(id);
            registered
                    .apply(device)
                    .or(known.hearing::interval)
                    .ifPresent(interval ->
                            listener.silent(device, (double) (now - Math.max(known.at, start)) / interval.toMillis()));
        });
    }
}
