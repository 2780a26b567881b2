package city.talpuls.api.air;

import city.talpuls.api.store.Database;
import city.talpuls.indicators.air.AirIndex;
import city.talpuls.indicators.air.AirIndices;
import city.talpuls.indicators.air.AirQuality;
import city.talpuls.indicators.air.HourlyMeans;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Grades the air at many devices at once, by the newest index and the latest hour of which it knows all pollutants. */
@Singleton
public final class AirLately {

    private static final String INDEX = "uba-lqi";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** What is older says nothing of the air now. */
    private static final int HOURS = 3;

    private static final String MEANS = """
            SELECT device, property, aggregate_1h.time, sum / count AS mean
            FROM datastream
            JOIN aggregate_1h ON aggregate_1h.datastream = datastream.id
            WHERE device = ANY (:devices) AND property = ANY (:properties) AND unit = :unit AND count > 0
                AND aggregate_1h.time >= :from AND aggregate_1h.time < :to""";

    private final AirIndices indices;
    private final Database database;
    private final InstantSource clock;

    AirLately(@Named("api") AirIndices indices, Database database, @Named("api") InstantSource clock) {
        this.indices = indices;
        this.database = database;
        this.clock = clock;
    }

    /** By device; those are left out of which no hour is whole. */
    public Map<String, AirNow> at(Collection<String> devices) {
        AirIndex index = indices.newest(INDEX).orElseThrow();
        Instant over = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant from = over.minus(AN_HOUR.multipliedBy(HOURS + (long) index.lookBack()));
        Map<String, Map<Property, Map<Instant, Double>>> means = means(index, devices, from, over);
        Map<String, AirNow> found = new HashMap<>();
        means.forEach(
                (device, measured) -> latest(index, measured, from, over).ifPresent(air -> found.put(device, air)));
        return found;
    }

    private static Optional<AirNow> latest(
            AirIndex index, Map<Property, Map<Instant, Double>> means, Instant from, Instant over) {
        Map<Property, HourlyMeans> measured = new HashMap<>();
        means.forEach((property, hours) -> measured.put(property, HourlyMeans.of(from, over, hours)));
        for (int back = 1; back <= HOURS; back++) {
            Optional<AirQuality> air =
                    index.at(over.minus(AN_HOUR.multipliedBy(back)), measured).filter(AirQuality::complete);
            if (air.isPresent()) {
                return air.map(whole -> new AirNow(
                        whole.hour(),
                        whole.grade(),
                        index.classes().get(whole.grade()).en()));
            }
        }
        return Optional.empty();
    }

    private Map<String, Map<Property, Map<Instant, Double>>> means(
            AirIndex index, Collection<String> devices, Instant from, Instant to) {
        Map<String, Map<Property, Map<Instant, Double>>> means = new HashMap<>();
        database.ask(handle -> {
            handle.createQuery(MEANS)
                    .bindArray("devices", String.class, devices)
                    .bindArray(
                            "properties",
                            String.class,
                            index.pollutants().stream().map(Property::name).toList())
                    .bind("unit", HourlyRows.UNIT)
                    .bind("from", from)
                    .bind("to", to)
                    .map((row, context) -> means.computeIfAbsent(row.getString("device"), none -> new HashMap<>())
                            .computeIfAbsent(new Property(row.getString("property")), none -> new HashMap<>())
                            .put(row.getTimestamp("time").toInstant(), row.getDouble("mean")))
                    .list();
            return means;
        });
        return means;
    }
}
