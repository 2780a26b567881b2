package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.Moments;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * What a device said around a time, taken out of the memory only as far as somebody looks. What is put here goes into the
 * memory too.
 */
final class Around implements Surroundings, AutoCloseable {

    private static final long REACH = Rules.REMEMBERED.toMillis();

    private final Moments moments;
    private final String device;
    private final long center;
    private final NavigableMap<Long, Moment> known = new TreeMap<>();
    private @Nullable WindowStoreIterator<Moment> back;
    private @Nullable WindowStoreIterator<Moment> forth;
    private long knownFrom;
    private long knownTo;

    /**
     * @param center the time in milliseconds since 1970
     * @param now what the device said at that time
     */
    Around(Moments moments, String device, long center, Moment now) {
        this.moments = moments;
        this.device = device;
        this.center = center;
        this.knownFrom = center;
        this.knownTo = center;
        known.put(center, now);
    }

    @Override
    public Iterator<Reading> before(Property property, Instant time) {
        return new Walk(
                time.toEpochMilli(),
                this::lower,
                property,
                reading -> reading.time().isBefore(time),
                Comparator.comparing(Reading::time).reversed());
    }

    @Override
    public Iterator<Reading> after(Property property, Instant time) {
        return new Walk(
                time.toEpochMilli(),
                this::higher,
                property,
                reading -> reading.time().isAfter(time),
                Comparator.comparing(Reading::time));
    }

    @Override
    public Iterator<Reading> at(Property property, Instant time) {
        return moment(time.toEpochMilli()).readings().stream()
                .filter(reading ->
                        reading.property().equals(property) && reading.time().equals(time))
                .iterator();
    }

    /** What the device said at this time, which somebody has looked at. */
    Moment moment(long time) {
        return known.getOrDefault(time, Moment.EMPTY);
    }

    void put(long time, Moment moment) {
        known.put(time, moment);
        moments.put(device, time, moment);
    }

    private Map.@Nullable Entry<Long, Moment> lower(long time) {
        while (true) {
            var entry = known.lowerEntry(time);
            if (entry != null && entry.getKey() >= knownFrom) {
                return entry;
            }
            if (back == null) {
                back = moments.backward(device, center - REACH, center - 1);
            }
            if (!back.hasNext()) {
                return entry;
            }
            var next = back.next();
            knownFrom = next.key;
            known.putIfAbsent(next.key, next.value);
        }
    }

    private Map.@Nullable Entry<Long, Moment> higher(long time) {
        while (true) {
            var entry = known.higherEntry(time);
            if (entry != null && entry.getKey() <= knownTo) {
                return entry;
            }
            if (forth == null) {
                if (center >= moments.latest(device)) {
                    return entry;
                }
                forth = moments.between(device, center + 1, center + REACH);
            }
            if (!forth.hasNext()) {
                return entry;
            }
            var next = forth.next();
            knownTo = next.key;
            known.putIfAbsent(next.key, next.value);
        }
    }

    @Override
    public void close() {
        if (back != null) {
            back.close();
        }
        if (forth != null) {
            forth.close();
        }
    }

    /** From one moment to the next in one direction, and in each from one reading of the property to the next. */
    private final class Walk implements Iterator<Reading> {

        private final LongFunction<Map.@Nullable Entry<Long, Moment>> step;
        private final Property property;
        private final Predicate<Reading> wanted;
        private final Comparator<Reading> order;
        private Iterator<Reading> here;
        private long time;
        private boolean ended;

        Walk(
                long time,
                LongFunction<Map.@Nullable Entry<Long, Moment>> step,
                Property property,
                Predicate<Reading> wanted,
                Comparator<Reading> order) {
            this.step = step;
            this.property = property;
            this.wanted = wanted;
            this.order = order;
            this.time = time;
            this.here = in(moment(time));
        }

        private Iterator<Reading> in(Moment moment) {
            List<Reading> readings = moment.readings().stream()
                    .filter(reading -> reading.property().equals(property) && wanted.test(reading))
                    .sorted(order)
                    .toList();
            return readings.iterator();
        }

        @Override
        public boolean hasNext() {
            while (!here.hasNext() && !ended) {
                var next = step.apply(time);
                if (next == null) {
                    ended = true;
                } else {
                    time = next.getKey();
                    here = in(next.getValue());
                }
            }
            return here.hasNext();
        }

        @Override
        public Reading next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return here.next();
        }
    }
}
