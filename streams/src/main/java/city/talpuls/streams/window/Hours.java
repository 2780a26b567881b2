package city.talpuls.streams.window;

import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.WindowStore;
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

    private final WindowStore<String, Moment> moments;
    private final Map<Hour.Key, Hour> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Hour.Key, Hour> eldest) {
            return size() > MOST && !eldest.getValue().isChanged();
        }
    };

    Hours(WindowStore<String, Moment> moments) {
        this.moments = moments;
    }

    /** The hour of the device into which the time, in milliseconds since 1970, falls. */
    Hour at(String device, long time) {
        var key = new Hour.Key(device, Math.floorDiv(time, HOUR) * HOUR);
        Hour hour = known.get(key);
        if (hour == null) {
            hour = sumUp(key);
            known.put(key, hour);
        }
        return hour;
    }

    private Hour sumUp(Hour.Key key) {
        var hour = new Hour(key);
        forEach(key.device(), key.start(), HOUR, hour::add);
        return hour;
    }

    /** What the device said in the quarter of an hour that starts then, summed up anew. */
    Quarter quarter(String device, Instant start) {
        var quarter = new Quarter();
        forEach(device, start.toEpochMilli(), QUARTER, quarter::add);
        return quarter;
    }

    private void forEach(String device, long start, long length, Consumer<Reading> what) {
        try (WindowStoreIterator<Moment> all = moments.fetch(device, start, start + length - 1)) {
            all.forEachRemaining(moment -> moment.value.readings().forEach(what));
        }
    }
}
