package city.talpuls.streams.window;

import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One device's hour as it is summed up at present: its quarters, and which of them are to be told. */
final class Hour {

    /**
     * Whose and which.
     *
     * @param device whose
     * @param start when it starts, in milliseconds since 1970
     */
    record Key(String device, long start) {}

    private final Key key;
    private final Map<Instant, Quarter> quarters = new TreeMap<>();
    private final TreeSet<Instant> changed = new TreeSet<>();
    private long asOf = Long.MIN_VALUE;
    private long toldAt = Long.MIN_VALUE / 2;

    Hour(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    /** Adds a reading that is not in it yet. */
    void add(Reading reading) {
        quarters.computeIfAbsent(Interval.QUARTER_HOUR.windowOf(reading.time()), start -> new Quarter())
                .add(reading);
    }

    /** Puts a quarter that was summed up anew in the place of the one that starts then. */
    void replace(Instant start, Quarter anew) {
        quarters.put(start, anew);
    }

    /** Notes that the quarter that starts then is to be told, and the hour, as of this time in milliseconds since 1970. */
    void change(Instant quarter, long time) {
        changed.add(quarter);
        asOf = Math.max(asOf, time);
    }

    /** The time as of which it says what it says; the other where that is not known any more. */
    long asOf(long other) {
        return asOf == Long.MIN_VALUE ? other : asOf;
    }

    /** Notes that all of its quarters are to be told. */
    void changeAll() {
        changed.addAll(quarters.keySet());
    }

    boolean isChanged() {
        return !changed.isEmpty();
    }

    /** The quarters that are to be told, by their start. */
    Map<Instant, Quarter> changes() {
        var changes = new TreeMap<>(quarters);
        changes.keySet().retainAll(changed);
        return changes;
    }

    /** All its quarters merged. */
    Quarter whole() {
        var whole = new Quarter();
        quarters.values().forEach(whole::add);
        return whole;
    }

    /** When, in milliseconds since 1970, it was told last; long ago if never. */
    long toldAt() {
        return toldAt;
    }

    /** Notes that it was told now, in milliseconds since 1970. */
    void told(long now) {
        changed.clear();
        toldAt = now;
    }
}
