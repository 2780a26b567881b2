package city.talpuls.streams.moments;

import city.talpuls.model.measurement.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device said within one millisecond.
 *
 * @param kept at most one per property and time
 */
public record Moment(List<Kept> kept) {

    public static final Moment EMPTY = new Moment(List.of());

    public Moment {
        kept = List.copyOf(kept);
    }

    public static Moment of(Collection<Kept> kept) {
        return new Moment(List.copyOf(kept));
    }

    public List<Reading> readings() {
        return kept.stream().map(Kept::reading).toList();
    }

    /** What is kept by its place, to be changed. */
    public Map<Kept.Place, Kept> byPlace() {
        Map<Kept.Place, Kept> places = new LinkedHashMap<>();
        kept.forEach(one -> places.put(Kept.Place.of(one.reading()), one));
        return places;
    }
}
