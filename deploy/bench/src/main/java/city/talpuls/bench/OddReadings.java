package city.talpuls.bench;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.streams.quality.Doubts;
import city.talpuls.streams.quality.SortedReadings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what is stored of the {@link OddDevices} against what they said and against the rules. */
final class OddReadings {

    private static final int MOST_NAMED = 5;

    private final Connection store;

    OddReadings(Connection store) {
        this.store = store;
    }

    /** What is missing, has another value than was said last, or is doubted otherwise than by all that is stored. */
    List<String> faults(Map<OddMessages.Place, Double> said) throws SQLException {
        var faults = new ArrayList<String>();
        var expected = new HashMap<>(said);
        for (String device : OddDevices.IDS) {
            List<Reading> stored = stored(device);
            var doubts = new Doubts(OddDevices.rules(), new SortedReadings(stored));
            for (Reading reading : stored) {
                var place = new OddMessages.Place(device, reading.property().name(), reading.time());
                Double value = expected.remove(place);
                if (value == null || value != reading.value()) {
                    faults.add(place + ": " + reading.value() + " is stored, and " + value + " was said");
                }
                Quality quality = doubts.of(reading);
                if (!quality.equals(reading.quality())) {
                    faults.add(place + ": flagged '" + reading.quality().label() + "', and '" + quality.label()
                            + "' by the readings around it");
                }
            }
        }
        expected.forEach((place, value) -> faults.add(place + ": " + value + " was said, and is not stored"));
        return faults.size() <= MOST_NAMED
                ? faults
                : List.of(String.join("\n", faults.subList(0, MOST_NAMED)), faults.size() + " such faults of readings");
    }

    private List<Reading> stored(String device) throws SQLException {
        try (var query = store.prepareStatement("SELECT property, time, value, quality FROM reading"
                + " JOIN datastream ON datastream.id = datastream WHERE device = ?")) {
            query.setString(1, device);
            List<Reading> readings = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    readings.add(new Reading(
                            new Property(rows.getString(1)),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getDouble(3),
                            new Quality(rows.getInt(4))));
                }
            }
            return readings;
        }
    }
}
