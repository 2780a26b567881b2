package city.talpuls.streams.window;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Request;
import city.talpuls.streams.moments.Moments;
import city.talpuls.streams.quality.Checked;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Sums up the hours that readings are in. A reading at a new time is added to its hour; one that is another than before makes
 * its quarter be summed up anew. What changed goes out from time to time: the quarters, and the hour merged from them.
 *
 * <p>Only which hours are still to be told is kept in a store of this step; sums live in {@link Hours}, which are made of the
 * remembered readings when they are needed.
 */
public final class Windows implements Processor<String, Checked, String, DeviceAggregates> {

    /** How often changed windows go out. */
    static final Duration PACE = Duration.ofMillis(500);

    /** How long a window that went out rests before it goes out again, since the next reading changes it again. */
    static final Duration REST = Duration.ofSeconds(3);

    /** How many series go out in one record, so that a device with very many makes none that Kafka refuses. */
    static final int MOST_AT_ONCE = 1000;

    private static final String CHANGED = "changed-hours";

    private final Duration memory;
    private ProcessorContext<String, DeviceAggregates> context;
    private KeyValueStore<String, Long> changed;
    private Hours hours;
    private Set<Hour> toTell;

    /**
     * @param memory how far back hours are kept up to date here; what changes later is the store's business
     */
    public Windows(Duration memory) {
        this.memory = memory;
    }

    /** The memory that this step needs of its own. */
    public static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CHANGED), Serdes.String(), Serdes.Long());
    }

    /** The names of the stores that this step uses: that of {@link #store}, and the moments. */
    public static String[] storeNames() {
        return new String[] {Moments.storeName(), CHANGED};
    }

    @Override
    public void init(ProcessorContext<String, DeviceAggregates> context) {
        this.context = context;
        this.changed = context.getStateStore(CHANGED);
        this.hours = new Hours(new Moments(context.getStateStore(Moments.storeName())));
        this.toTell = new LinkedHashSet<>();
        try (KeyValueIterator<String, Long> untold = changed.all()) {
            untold.forEachRemaining(entry -> {
                Hour hour = hours.sumUp(new Hour.Key(entry.key.substring(0, entry.key.lastIndexOf('@')), entry.value));
                hour.changeAll();
                toTell.add(hour);
            });
        }
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, this::tell);
    }

    @Override
    public void process(Record<String, Checked> message) {
        Checked checked = message.value();
        String device = checked.report().device().value();
        if (checked.report().asksFor(Request.Kind.ERASE)) {
            forget(device);
            return;
        }
        Map<Instant, Set<Instant>> quarters = new TreeMap<>();
        checked.changed().forEach(quarter -> note(quarters, quarter));
        checked.added().forEach(reading -> note(quarters, Interval.QUARTER_HOUR.windowOf(reading.time())));
        quarters.forEach((start, touched) -> take(new Hour.Key(device, start.toEpochMilli()), touched, checked));
    }

    /** Tells nothing any more of what the device said before. */
    private void forget(String device) {
        toTell.removeIf(hour -> {
            boolean isOfDevice = hour.key().device().equals(device);
            if (isOfDevice) {
                changed.delete(name(hour));
            }
            return isOfDevice;
        });
        hours.forget(device);
    }

    private void take(Hour.Key key, Set<Instant> touched, Checked checked) {
        Hour hour = hours.known(key).orElse(null);
        try {
            if (hour == null) {
                hour = hours.sumUp(key);
            } else {
                update(hour, touched, checked);
            }
            change(hour, touched);
        } catch (RuntimeException e) {
            // A sum that is half changed is none; what is remembered is right.
            hours.forget(key);
            if (hour != null) {
                toTell.remove(hour);
            }
            throw e;
        }
    }

    private static void note(Map<Instant, Set<Instant>> quarters, Instant quarter) {
        quarters.computeIfAbsent(Interval.HOUR.windowOf(quarter), hour -> new TreeSet<>())
                .add(quarter);
    }

    private void update(Hour hour, Set<Instant> touched, Checked checked) {
        for (Instant quarter : touched) {
            if (checked.changed().contains(quarter)) {
                hour.replace(quarter, hours.quarter(hour.key().device(), quarter));
            }
        }
        for (Reading reading : checked.added()) {
            Instant quarter = Interval.QUARTER_HOUR.windowOf(reading.time());
            if (touched.contains(quarter) && !checked.changed().contains(quarter)) {
                hour.add(reading);
            }
        }
    }

    private void change(Hour hour, Set<Instant> quarters) {
        quarters.forEach(hour::change);
        if (toTell.add(hour)) {
            changed.put(name(hour), hour.key().start());
        }
    }

    private static String name(Hour hour) {
        return hour.key().device() + "@" + hour.key().start();
    }

    private void tell(long now) {
        for (var hour = toTell.iterator(); hour.hasNext(); ) {
            Hour next = hour.next();
            if (now - next.toldAt() >= REST.toMillis()) {
                tell(next);
                next.told(now);
                changed.delete(name(next));
                hour.remove();
            }
        }
    }

    private void tell(Hour hour) {
        String device = hour.key().device();
        // What changed before the hour was left to the store may be told after that, and must not replace what the
        // store
        // made of it since.
        long asOf = Math.min(context.currentStreamTimeMs(), hour.key().start() + memory.toMillis());
        hour.changes().forEach((start, quarter) -> send(device, Interval.QUARTER_HOUR, start, quarter, asOf));
        send(device, Interval.HOUR, Instant.ofEpochMilli(hour.key().start()), hour.whole(), asOf);
    }

    private void send(String device, Interval interval, Instant start, Quarter said, long asOf) {
        List<Aggregate> all = said.series();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(from + MOST_AT_ONCE, all.size()));
            context.forward(new Record<>(
                    device,
                    new DeviceAggregates(new DeviceId(device), interval, start, Instant.ofEpochMilli(asOf), some),
                    context.currentStreamTimeMs()));
        }
    }
}
