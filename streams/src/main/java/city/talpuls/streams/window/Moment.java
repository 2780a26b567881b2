package city.talpuls.streams.window;

import city.talpuls.model.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a device said within one millisecond: at most one reading per property and time. */
record Moment(List<Reading> readings) {

    static final Moment EMPTY = new Moment(List.of());

    Moment {
        readings = List.copyOf(readings);
    }

    /** What was said before on the datastream and at the time of this reading. */
    Optional<Reading> before(Reading reading) {
        return readings.stream().filter(known -> isSamePlace(known, reading)).findFirst();
    }

    /** This moment with the reading in place of what was said before there. */
    Moment with(Reading reading) {
        var changed = new ArrayList<Reading>(readings.size() + 1);
        readings.stream().filter(known -> !isSamePlace(known, reading)).forEach(changed::add);
        changed.add(reading);
        return new Moment(changed);
    }

    private static boolean isSamePlace(Reading a, Reading b) {
        return a.property().equals(b.property()) && a.time().equals(b.time());
    }
}
