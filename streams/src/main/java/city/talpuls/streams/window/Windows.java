package city.talpuls.streams.window;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Remembers each reading, and sums up the hours that they are in. A reading at a new time is added to its hour; one that
 * corrects another makes its quarter be summed up anew. What changed goes out from time to time: the quarters, and the
 * hour merged from them.
 *
 * <p>Only the readings are kept in a store, and which hours are still to be told; sums live in {@link Hours}, which are
 * made of the readings again after a restart.
 */
public final class Windows implements Processor<String, Report, String, DeviceAggregates> {

    /** How often changed windows go out. */
    static final Duration PACE = Duration.ofMillis(500);

    /** How long a window that went out rests before it goes out again, since the next reading changes it again. */
    static final Duration REST = Duration.ofSeconds(5);

    /** How many series go out in one record, so that a device with very many makes none that Kafka refuses. */
    static final int MOST_AT_ONCE = 1000;

    private static final String MOMENTS = "moments";
    private static final String CHANGED = "changed-hours";

    /** How far readings can be ahead of their receipt, with room for clocks that differ. */
    private static final Duration AHEAD = Duration.ofHours(26);

    private ProcessorContext<String, DeviceAggregates> context;
    private WindowStore<String, Moment> moments;
    private KeyValueStore<String, Long> changed;
    private Hours hours;
    private Set<Hour> toTell;

    /**
     * The memory that this step needs.
     *
     * @param memory how far back windows are remembered; older ones are {@link Age}'s
     */
    public static Set<StoreBuilder<?>> stores(Duration memory) {
        Duration retention = memory.plus(AHEAD).plus(Interval.HOUR.length());
        return Set.of(
                Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(MOMENTS, retention, Duration.ofMillis(1), false),
                        Serdes.String(),
                        new MomentCodec()),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CHANGED), Serdes.String(), Serdes.Long()));
    }

    /** The names under which {@link #stores} are connected. */
    public static String[] storeNames() {
        return new String[] {MOMENTS, CHANGED};
    }

    @Override
    public void init(ProcessorContext<String, DeviceAggregates> context) {
        this.context = context;
        this.moments = context.getStateStore(MOMENTS);
        this.changed = context.getStateStore(CHANGED);
        this.hours = new Hours(moments);
        this.toTell = new LinkedHashSet<>();
        try (KeyValueIterator<String, Long> untold = changed.all()) {
            untold.forEachRemaining(entry -> {
                Hour hour = hours.at(entry.key.substring(0, entry.key.lastIndexOf('@')), entry.value);
                hour.changeAll();
                toTell.add(hour);
            });
        }
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, this::tell);
    }

    @Override
    public void process(Record<String, Report> message) {
        Report report = message.value();
        String device = report.device().value();
        Map<Long, List<Reading>> byMillisecond = new LinkedHashMap<>();
        for (Reading reading : report.readings()) {
            if (report.recompute().isEmpty() || !report.recompute().contains(Interval.HOUR.windowOf(reading.time()))) {
                byMillisecond
                        .computeIfAbsent(reading.time().toEpochMilli(), time -> new ArrayList<>())
                        .add(reading);
            }
        }
        byMillisecond.forEach((time, readings) -> remember(device, time, readings));
    }

    private void remember(String device, long time, List<Reading> readings) {
        Hour hour = hours.at(device, time);
        Map<Moment.Place, Reading> places = known(hour, time).byPlace();
        List<Reading> added = new ArrayList<>(readings.size());
        boolean corrected = false;
        for (Reading reading : readings) {
            Reading before = places.put(Moment.Place.of(reading), reading);
            if (before == null) {
                added.add(reading);
            } else if (!before.equals(reading)) {
                corrected = true;
            }
        }
        if (corrected || !added.isEmpty()) {
            moments.put(device, Moment.of(places.values()), time);
            if (corrected) {
                Instant quarter = Interval.QUARTER_HOUR.windowOf(Instant.ofEpochMilli(time));
                hour.replace(quarter, hours.quarter(device, quarter));
            } else {
                added.forEach(hour::add);
            }
            change(hour, time);
        }
    }

    /** What the device said in this millisecond; nothing, without a look, if that is after all that is known. */
    private Moment known(Hour hour, long time) {
        Moment known = hour.reaches(time) ? moments.fetch(hour.key().device(), time) : null;
        return known == null ? Moment.EMPTY : known;
    }

    private void change(Hour hour, long time) {
        hour.change(time);
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
        hour.changes().forEach((start, quarter) -> send(device, Interval.QUARTER_HOUR, start, quarter));
        send(device, Interval.HOUR, Instant.ofEpochMilli(hour.key().start()), hour.whole());
    }

    private void send(String device, Interval interval, Instant start, Quarter said) {
        long asOf = context.currentStreamTimeMs();
        List<Aggregate> all = said.series();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(from + MOST_AT_ONCE, all.size()));
            context.forward(new Record<>(
                    device,
                    new DeviceAggregates(new DeviceId(device), interval, start, Instant.ofEpochMilli(asOf), some),
                    asOf));
        }
    }
}
