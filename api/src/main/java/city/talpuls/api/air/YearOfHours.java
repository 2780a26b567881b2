package city.talpuls.api.air;

import city.talpuls.api.devices.Whose;
import city.talpuls.api.store.Database;
import city.talpuls.indicators.air.CalendarYear;
import city.talpuls.indicators.air.HourlyMeans;
import city.talpuls.indicators.air.LimitValue;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Holds a year of stored hourly aggregates against limit values: one question for all devices, whose rows are read as they
 * come, so that no more than the year of one datastream is in memory.
 */
@Singleton
final class YearOfHours {

    /** How many rows are read ahead. */
    private static final int FETCH = 5_000;

    /** The first mean over 8 hours of the year's first day begins in the day before. */
    private static final Duration LOOK_BACK = Duration.ofHours(7);

    /** The order within keeps the inner question one of its own: a look into the index for each datastream, in turn. */
    private static final String HOURS = """
            SELECT datastream.id, datastream.device, datastream.property, hour.time, hour.mean
            FROM datastream
            JOIN device ON device.id = datastream.device
            CROSS JOIN LATERAL (
                SELECT aggregate_1h.time, sum / count AS mean FROM aggregate_1h
                WHERE aggregate_1h.datastream = datastream.id AND count > 0
                    AND aggregate_1h.time >= :from AND aggregate_1h.time < :to
                ORDER BY aggregate_1h.time) AS hour
            WHERE property = ANY (:properties) AND unit = :unit AND\s""" + Whose.CONDITION + """

            ORDER BY datastream.device, datastream.property""";

    private final Database database;

    YearOfHours(Database database) {
        this.database = database;
    }

    /** How often each of the limit values was exceeded, at each device that measured its pollutant in that year. */
    List<ExceedanceAnswer> exceedances(List<LimitValue> limits, Whose whose, CalendarYear year) {
        return whose.isEverybody()
                ? database.examine(handle -> exceedances(handle, limits, whose, year))
                : database.ask(handle -> exceedances(handle, limits, whose, year));
    }

    private static List<ExceedanceAnswer> exceedances(
            Handle handle, List<LimitValue> limits, Whose whose, CalendarYear year) {
        return handle.inTransaction(reading -> {
            Query query = reading.createQuery(HOURS)
                    .bindArray("properties", String.class, pollutants(limits))
                    .bind("unit", HourlyRows.UNIT)
                    .bind("from", year.start().minus(LOOK_BACK))
                    .bind("to", year.end())
                    .setFetchSize(FETCH);
            try (ResultIterator<Row> rows =
                    whose.bind(query).map((row, context) -> Row.of(row)).iterator()) {
                var counting = new Counting(limits, year);
                rows.forEachRemaining(counting::add);
                return counting.counted();
            }
        });
    }

    private static List<String> pollutants(List<LimitValue> limits) {
        return limits.stream().map(limit -> limit.property().name()).distinct().toList();
    }

    /** An hour of a datastream. */
    private record Row(int datastream, String device, String property, Instant time, double mean) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getInt("id"),
                    row.getString("device"),
                    row.getString("property"),
                    row.getTimestamp("time").toInstant(),
                    row.getDouble("mean"));
        }
    }

    /** Counts datastream by datastream: all rows of one come before those of the next. */
    private static final class Counting {

        private final List<LimitValue> limits;
        private final CalendarYear year;
        private final List<ExceedanceAnswer> answers = new ArrayList<>();
        private final Map<Instant, Double> means = new HashMap<>();
        private @Nullable Row last;

        Counting(List<LimitValue> limits, CalendarYear year) {
            this.limits = limits;
            this.year = year;
        }

        void add(Row row) {
            if (last != null && last.datastream != row.datastream) {
                count(last);
            }
            means.put(row.time, row.mean);
            last = row;
        }

        List<ExceedanceAnswer> counted() {
            if (last != null) {
                count(last);
            }
            return List.copyOf(answers);
        }

        private void count(Row one) {
            var property = new Property(one.property);
            HourlyMeans hours = HourlyMeans.of(year.start().minus(LOOK_BACK), year.end(), means);
            limits.stream()
                    .filter(limit -> limit.property().equals(property))
                    .forEach(limit -> answers.add(ExceedanceAnswer.of(one.device, limit.in(year, hours))));
            means.clear();
        }
    }
}
