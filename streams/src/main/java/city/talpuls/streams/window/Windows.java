package city.talpuls.streams.window;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.topics.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Remembers each reading and, per device and quarter hour, the summary of all of them. A reading at a new time is merged
 * into its quarter; one that corrects another makes its datastream's quarter be summed up anew. What changed goes out
 * from time to time, an hour merged from its quarters.
 */
public final class Windows implements Processor<String, Report, String, DeviceAggregates> {

    /** How often changed windows go out. */
    static final Duration PACE = Duration.ofMillis(500);

    private static final String MOMENTS = "moments";
    private static final String QUARTERS = "quarters";
    private static final String CHANGED = "changed-quarters";

    /** How far readings can be ahead of their receipt, with room for clocks that differ. */
    private static final Duration AHEAD = Duration.ofHours(26);

    private static final long QUARTER_MILLIS = Interval.QUARTER_HOUR.length().toMillis();

    private ProcessorContext<String, DeviceAggregates> context;
    private WindowStore<String, Moment> moments;
    private WindowStore<String, Quarter> quarters;
    private KeyValueStore<String, Long> changed;

    /**
     * The memory that this step needs.
     *
     * @param memory how far back windows are remembered; older ones are {@link Age}'s
     */
    public static Set<StoreBuilder<?>> stores(Json json, Duration memory) {
        Duration retention = memory.plus(AHEAD).plus(Interval.HOUR.length());
        return Set.of(
                Stores.windowStoreBuilder(
                                Stores.persistentWindowStore(MOMENTS, retention, Duration.ofMillis(1), false),
                                Serdes.String(),
                                json.codec(Moment.class))
                        .withCachingEnabled(),
                Stores.windowStoreBuilder(
                                Stores.persistentWindowStore(
                                        QUARTERS, retention, Interval.QUARTER_HOUR.length(), false),
                                Serdes.String(),
                                json.codec(Quarter.class))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CHANGED), Serdes.String(), Serdes.Long())
                        .withCachingEnabled());
    }

    /** The names under which {@link #stores} are connected. */
    public static String[] storeNames() {
        return new String[] {MOMENTS, QUARTERS, CHANGED};
    }

    @Override
    public void init(ProcessorContext<String, DeviceAggregates> context) {
        this.context = context;
        this.moments = context.getStateStore(MOMENTS);
        this.quarters = context.getStateStore(QUARTERS);
        this.changed = context.getStateStore(CHANGED);
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, now -> sendChanged());
    }

    @Override
    public void process(Record<String, Report> message) {
        Report report = message.value();
        String device = report.device().value();
        Map<Long, List<Reading>> byMillisecond = new LinkedHashMap<>();
        for (Reading reading : report.readings()) {
            if (!report.recompute().contains(Interval.HOUR.windowOf(reading.time()))) {
                byMillisecond
                        .computeIfAbsent(reading.time().toEpochMilli(), time -> new ArrayList<>())
                        .add(reading);
            }
        }
        byMillisecond.forEach((time, readings) -> remember(device, time, readings));
    }

    private void remember(String device, long time, List<Reading> readings) {
        long start = Math.floorDiv(time, QUARTER_MILLIS) * QUARTER_MILLIS;
        Moment known = moments.fetch(device, time);
        Moment moment = known == null ? Moment.EMPTY : known;
        Quarter quarter = quarter(device, start);
        var corrected = new TreeSet<>(Comparator.comparing(Property::name));
        boolean news = false;
        for (Reading reading : readings) {
            var before = moment.before(reading);
            if (before.isPresent() && before.get().equals(reading)) {
                continue;
            }
            news = true;
            moment = moment.with(reading);
            if (before.isPresent()) {
                corrected.add(reading.property());
            } else {
                quarter = quarter.with(reading);
            }
        }
        if (news) {
            moments.put(device, moment, time);
            quarters.put(device, corrected.isEmpty() ? quarter : sumUp(device, start, quarter, corrected), start);
            changed.put(device + "@" + start, start);
        }
    }

    private Quarter quarter(String device, long start) {
        Quarter known = quarters.fetch(device, start);
        return known == null ? Quarter.EMPTY : known;
    }

    private Quarter sumUp(String device, long start, Quarter quarter, Set<Property> corrected) {
        Quarter anew = quarter;
        for (Property property : corrected) {
            anew = anew.without(property);
        }
        try (WindowStoreIterator<Moment> all = moments.fetch(device, start, start + QUARTER_MILLIS - 1)) {
            while (all.hasNext()) {
                for (Reading reading : all.next().value.readings()) {
                    if (corrected.contains(reading.property())) {
                        anew = anew.with(reading);
                    }
                }
            }
        }
        return anew;
    }

    private void sendChanged() {
        List<KeyValue<String, Long>> due = new ArrayList<>();
        try (KeyValueIterator<String, Long> all = changed.all()) {
            all.forEachRemaining(due::add);
        }
        var hours = new LinkedHashSet<KeyValue<String, Instant>>();
        for (KeyValue<String, Long> entry : due) {
            String device = entry.key.substring(0, entry.key.lastIndexOf('@'));
            Instant start = Instant.ofEpochMilli(entry.value);
            send(device, Interval.QUARTER_HOUR, start, quarter(device, entry.value));
            hours.add(KeyValue.pair(device, Interval.HOUR.windowOf(start)));
            changed.delete(entry.key);
        }
        for (KeyValue<String, Instant> hour : hours) {
            send(hour.key, Interval.HOUR, hour.value, hour(hour.key, hour.value.toEpochMilli()));
        }
    }

    private Quarter hour(String device, long start) {
        Quarter hour = Quarter.EMPTY;
        for (long quarter = start; quarter < start + Interval.HOUR.length().toMillis(); quarter += QUARTER_MILLIS) {
            hour = hour.merge(quarter(device, quarter));
        }
        return hour;
    }

    private void send(String device, Interval interval, Instant start, Quarter said) {
        long asOf = context.currentStreamTimeMs();
        context.forward(new Record<>(
                device,
                new DeviceAggregates(new DeviceId(device), interval, start, Instant.ofEpochMilli(asOf), said.series()),
                asOf));
    }
}
