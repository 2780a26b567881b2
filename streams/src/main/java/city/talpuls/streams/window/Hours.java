package city.talpuls.streams.window;

import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.Moments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * The hours at work, summed up from the remembered moments when they are first asked for. Those longest unused are
 * forgotten, unless they are still to be told: the moments hold everything.
 */
final class Hours {

    /** Hours of a device have about a kilobyte. */
    private static final int MOST = 20_000;

    private static final long HOUR = Interval.HOUR.length().toMillis();
    private static final long QUARTER = Interval.QUARTER_HOUR.length().toMillis();

    private final Moments moments;
    private final Map<Hour.Key, Hour> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Hour.Key, Hour> eldest) {
            return size() > MOST && !eldest.getValue().isChanged();
        }
    };

    Hours(Moments moments) {
        this.moments = moments;
    }

    /** The hour, if it is at work. */
    Optional<Hour> known(Hour.Key key) {
        return Optional.ofNullable(known.get(key));
    }

    /** The hour summed up from all that is remembered of it, which is at work from then on. */
    Hour sumUp(Hour.Key key) {
        var hour = new Hour(key);
        forEach(key.device(), key.start(), HOUR, hour::add);
        known.put(key, hour);
        return hour;
    }

    /** Has it summed up anew when it is needed next. */
    void forget(Hour.Key key) {
        known.remove(key);
    }

    /** Forgets all hours of the device. */
    void forget(String device) {
        known.keySet().removeIf(key -> key.device().equals(device));
    }

    /** What the device said in the quarter of an hour that starts then, summed up anew. */
    Quarter quarter(String device, Instant start) {
        var quarter = new Quarter();
        forEach(device, start.toEpochMilli(), QUARTER, quarter::add);
        return quarter;
    }

    private void forEach(String device, long start, long length, Consumer<Reading> what) {
        try (WindowStoreIterator<Moment> all = moments.between(device, start, start + length - 1)) {
            all.forEachRemaining(moment -> moment.value.kept().forEach(kept -> what.accept(kept.reading())));
        }
    }
}
