package city.talpuls.streams.moments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** The moments in a state store. All times are milliseconds since 1970. */
public final class Moments {

    private static final String STORE = "moments";

    /** Devices whose latest moment stays at hand. */
    private static final int MOST_AT_HAND = 50_000;

    private final WindowStore<String, Moment> store;
    private final Map<String, Long> latest = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_AT_HAND;
        }
    };

    public Moments(WindowStore<String, Moment> store) {
        this.store = store;
    }

    /**
     * The memory that this needs.
     *
     * @param retention how far before the latest moment of any device it reaches
     */
    public static StoreBuilder<WindowStore<String, Moment>> store(Duration retention) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, retention, Duration.ofMillis(1), false),
                Serdes.String(),
                new MomentCodec());
    }

    /** The name under which {@link #store} is connected. */
    public static String storeName() {
        return STORE;
    }

    /** What the device said at this time. */
    public Moment at(String device, long time) {
        if (time > latest(device)) {
            return Moment.EMPTY;
        }
        Moment moment = store.fetch(device, time);
        return moment == null ? Moment.EMPTY : moment;
    }

    /** The time of the latest moment of the device; long ago if there is none. */
    public long latest(String device) {
        Long known = latest.get(device);
        if (known != null) {
            return known;
        }
        long found = Long.MIN_VALUE;
        try (WindowStoreIterator<Moment> all = store.backwardFetch(device, 0, Long.MAX_VALUE)) {
            if (all.hasNext()) {
                found = all.next().key;
            }
        }
        latest.put(device, found);
        return found;
    }

    public void put(String device, long time, Moment moment) {
        store.put(device, moment, time);
        latest.merge(device, Math.max(time, latest(device)), Math::max);
    }

    /** Forgets all that the device said. */
    public void forget(String device) {
        List<Long> times = new ArrayList<>();
        try (WindowStoreIterator<Moment> all = store.fetch(device, 0, Long.MAX_VALUE)) {
            all.forEachRemaining(moment -> times.add(moment.key));
        }
        times.forEach(time -> store.put(device, null, time));
        latest.remove(device);
    }

    /** The moments of the device from one time to another, both included, in order; to be closed. */
    public WindowStoreIterator<Moment> between(String device, long from, long to) {
        return store.fetch(device, from, to);
    }

    /** The same, the latest first. */
    public WindowStoreIterator<Moment> backward(String device, long from, long to) {
        return store.backwardFetch(device, from, to);
    }
}
