package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Readings of one device that are all at hand. */
public final class SortedReadings implements Surroundings {

    private static final NavigableMap<Instant, Reading> NONE = Collections.emptyNavigableMap();

    private final Map<Property, NavigableMap<Instant, Reading>> series = new HashMap<>();

    public SortedReadings(List<Reading> readings) {
        for (Reading reading : readings) {
            series.computeIfAbsent(reading.property(), property -> new TreeMap<>())
                    .put(reading.time(), reading);
        }
    }

    @Override
    public Iterator<Reading> before(Property property, Instant time) {
        return of(property).headMap(time, false).descendingMap().values().iterator();
    }

    @Override
    public Iterator<Reading> after(Property property, Instant time) {
        return of(property).tailMap(time, false).values().iterator();
    }

    @Override
    public Iterator<Reading> at(Property property, Instant time) {
        return of(property).subMap(time, true, time, true).values().iterator();
    }

    private NavigableMap<Instant, Reading> of(Property property) {
        return series.getOrDefault(property, NONE);
    }
}
