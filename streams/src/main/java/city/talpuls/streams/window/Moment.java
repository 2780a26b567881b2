package city.talpuls.streams.window;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a device said within one millisecond: at most one reading per property and time. */
record Moment(List<Reading> readings) {

    static final Moment EMPTY = new Moment(List.of());

    /** Where a reading stands among those of a device. */
    record Place(Property property, Instant time) {

        static Place of(Reading reading) {
            return new Place(reading.property(), reading.time());
        }
    }

    Moment {
        readings = List.copyOf(readings);
    }

    static Moment of(Collection<Reading> readings) {
        return new Moment(List.copyOf(readings));
    }

    /** The readings by their place, to be changed. */
    Map<Place, Reading> byPlace() {
        Map<Place, Reading> places = new LinkedHashMap<>();
        readings.forEach(reading -> places.put(Place.of(reading), reading));
        return places;
    }
}
