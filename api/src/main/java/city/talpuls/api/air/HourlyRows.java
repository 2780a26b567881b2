package city.talpuls.api.air;

import city.talpuls.api.devices.Whose;
import city.talpuls.api.store.Database;
import city.talpuls.indicators.air.AirIndex;
import city.talpuls.indicators.air.HourlyMeans;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Grades the air by the hourly aggregates that are stored. */
@Singleton
final class HourlyRows {

    /** The unit of all pollutants: what is kept in another cannot be held against bounds. */
    static final String UNIT = "ug/m3";

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** How much is read at once: a year of a large district would take longer than one statement may. */
    private static final Duration STRIDE = Duration.ofDays(31);

    /** With the hours themselves, which say how many devices there were, beside those of each pollutant. */
    private static final String MEANS = """
            SELECT aggregate_1h.time, property, avg(sum / count) AS mean, count(DISTINCT device.id) AS devices
            FROM datastream
            JOIN device ON device.id = datastream.device
            JOIN aggregate_1h ON aggregate_1h.datastream = datastream.id
            WHERE property = ANY (:properties) AND unit = :unit AND count > 0
                AND aggregate_1h.time >= :from AND aggregate_1h.time < :to
                AND\s""" + Whose.CONDITION + """

            GROUP BY GROUPING SETS ((aggregate_1h.time, property), (aggregate_1h.time))""";

    private final Database database;

    HourlyRows(Database database) {
        this.database = database;
    }

    /** The first hours that have an index, at most so many. A district's mean is that of its devices, each counting alike. */
    List<AirHour> graded(AirIndex index, Whose whose, AskedHours hours, int most) {
        List<AirHour> found = new ArrayList<>();
        Instant start = hours.from();
        while (start.isBefore(hours.to()) && found.size() < most) {
            Instant end = start.plus(STRIDE);
            if (end.isAfter(hours.to())) {
                end = hours.to();
            }
            grade(index, whose, start, end, most, found);
            start = end;
        }
        return found;
    }

    private void grade(AirIndex index, Whose whose, Instant from, Instant to, int most, List<AirHour> found) {
        Instant earliest = from.minus(AN_HOUR.multipliedBy(index.lookBack()));
        Map<Property, Map<Instant, Double>> means = new HashMap<>();
        Map<Instant, Integer> devices = new HashMap<>();
        for (Row row : rows(index, whose, earliest, to)) {
            if (row.property == null) {
                devices.put(row.time, row.devices);
            } else {
                means.computeIfAbsent(new Property(row.property), none -> new HashMap<>())
                        .put(row.time, row.mean);
            }
        }
        Map<Property, HourlyMeans> measured = new HashMap<>();
        means.forEach((property, hours) -> measured.put(property, HourlyMeans.of(earliest, to, hours)));
        for (Instant hour = from; hour.isBefore(to) && found.size() < most; hour = hour.plus(AN_HOUR)) {
            int present = devices.getOrDefault(hour, 0);
            index.at(hour, measured).ifPresent(air -> found.add(AirHour.of(index, air, present)));
        }
    }

    private List<Row> rows(AirIndex index, Whose whose, Instant from, Instant to) {
        return database.ask(handle -> {
            Query query = handle.createQuery(MEANS)
                    .bindArray("properties", String.class, names(index.pollutants()))
                    .bind("unit", UNIT)
                    .bind("from", from)
                    .bind("to", to);
            return whose.bind(query)
                    .map((row, context) -> new Row(
                            row.getTimestamp("time").toInstant(),
                            row.getString("property"),
                            row.getDouble("mean"),
                            row.getInt("devices")))
                    .list();
        });
    }

    private static List<String> names(List<Property> properties) {
        return properties.stream().map(Property::name).toList();
    }

    /**
     * An hour of a pollutant, or of all of them.
     *
     * @param property which pollutant; absent of all
     */
    private record Row(Instant time, @Nullable String property, double mean, int devices) {}
}
