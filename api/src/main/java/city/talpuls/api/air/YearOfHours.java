package city.talpuls.api.air;

import city.talpuls.api.devices.Whose;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.store.Database;
import city.talpuls.indicators.air.CalendarYear;
import city.talpuls.indicators.air.HourlyMeans;
import city.talpuls.indicators.air.LimitValue;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a year of stored hourly aggregates against limit values: datastream after datastream, each with a question of its
 * own, so that no more than the year of one is in memory, and no connection is held for a city.
 */
@Singleton
final class YearOfHours {

    private static final String LIST = "exceedances";

    /** The first mean over 8 hours of the year's first day begins in the day before. */
    private static final Duration LOOK_BACK = Duration.ofHours(7);

    private static final String DATASTREAMS = """
            SELECT datastream.id, device, property FROM datastream JOIN device ON device.id = datastream.device
            WHERE property = ANY (:properties) AND unit = :unit AND (device, property) >= (:fromDevice, :fromProperty)
                AND\s""" + Whose.CONDITION + """

            ORDER BY device, property""";

    private static final String HOURS = """
            SELECT extract(epoch FROM time)::bigint AS second, sum / count AS mean FROM aggregate_1h
            WHERE datastream = :datastream AND count > 0 AND time >= :from AND time < :to""";

    private final Database database;

    YearOfHours(Database database) {
        this.database = database;
    }

    /**
     * How often each of the limit values was exceeded, at each device that measured its pollutant in that year; by device,
     * pollutant and limit value.
     *
     * @param cursor after which item
     */
    Page<ExceedanceAnswer> exceedances(
            List<LimitValue> limits, Whose whose, CalendarYear year, @Nullable Cursor cursor, Limit limit) {
        Place after = cursor == null ? null : cursor.read(LIST, 3, Place::of);
        List<ExceedanceAnswer> found = new ArrayList<>();
        for (Measured datastream : datastreams(limits, whose, after)) {
            if (found.size() > limit.items()) {
                break;
            }
            List<LimitValue> left = limits.stream()
                    .filter(one -> one.property().equals(datastream.property()))
                    .toList();
            if (after != null && after.isIn(datastream)) {
                left = after.rest(left);
            }
            if (!left.isEmpty()) {
                found.addAll(exceedances(datastream, left, year));
            }
        }
        return Page.of(
                found.subList(0, Math.min(found.size(), limit.items() + 1)),
                limit,
                last -> Cursor.of(LIST, last.device(), last.property(), last.limit()));
    }

    private List<Measured> datastreams(List<LimitValue> limits, Whose whose, @Nullable Place after) {
        return database.ask(handle -> whose.bind(handle.createQuery(DATASTREAMS)
                        .bindArray("properties", String.class, pollutants(limits))
                        .bind("unit", HourlyRows.UNIT)
                        .bind("fromDevice", after == null ? "" : after.device())
                        .bind("fromProperty", after == null ? "" : after.property()))
                .map((row, context) -> new Measured(
                        row.getInt("id"), row.getString("device"), new Property(row.getString("property"))))
                .list());
    }

    /** None if there is no hour of that year. */
    private List<ExceedanceAnswer> exceedances(Measured datastream, List<LimitValue> limits, CalendarYear year) {
        Map<Instant, Double> means = means(datastream, year);
        if (means.isEmpty()) {
            return List.of();
        }
        HourlyMeans hours = HourlyMeans.of(year.start().minus(LOOK_BACK), year.end(), means);
        return limits.stream()
                .map(limit -> ExceedanceAnswer.of(datastream.device(), limit.in(year, hours)))
                .toList();
    }

    private Map<Instant, Double> means(Measured datastream, CalendarYear year) {
        return database.ask(handle -> {
            Map<Instant, Double> means = new HashMap<>();
            handle.createQuery(HOURS)
                    .bind("datastream", datastream.id())
                    .bind("from", year.start().minus(LOOK_BACK))
                    .bind("to", year.end())
                    .map((row, context) ->
                            Map.entry(Instant.ofEpochSecond(row.getLong("second")), row.getDouble("mean")))
                    .forEach(hour -> means.put(hour.getKey(), hour.getValue()));
            return means;
        });
    }

    private static List<String> pollutants(List<LimitValue> limits) {
        return limits.stream().map(limit -> limit.property().name()).distinct().toList();
    }

    /** A datastream of a pollutant. */
    private record Measured(int id, String device, Property property) {}

    /** An item of the list. */
    private record Place(String device, String property, String limit) {

        static Place of(List<String> values) {
            return new Place(values.get(0), values.get(1), values.get(2));
        }

        boolean isIn(Measured datastream) {
            return datastream.device().equals(device)
                    && datastream.property().name().equals(property);
        }

        /** Those after it; all if it is not among them. */
        List<LimitValue> rest(List<LimitValue> limits) {
            for (int i = 0; i < limits.size(); i++) {
                if (limits.get(i).id().equals(limit)) {
                    return limits.subList(i + 1, limits.size());
                }
            }
            return limits;
        }
    }
}
