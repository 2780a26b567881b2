package city.talpuls.streams.store;

import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes aggregates of hours that the streams no longer remember from the readings in the store. Where readings may have
 * been dropped because they were kept long enough, an aggregate stays as it is: it knows more than the store.
 */
final class Recomputation {

    private record Touched(int datastream, Instant hour) {}

    private final Datastreams datastreams;

    Recomputation(Datastreams datastreams) {
        this.datastreams = datastreams;
    }

    /** Computes anew each hour that a report asks for, of the datastreams of which it holds readings in that hour. */
    void recompute(Connection connection, List<Report> reports) throws SQLException {
        Map<Touched, Instant> touched = new LinkedHashMap<>();
        for (Report report : reports) {
            if (report.recompute().isEmpty()) {
                continue;
            }
            for (Reading reading : report.readings()) {
                Instant hour = Interval.HOUR.windowOf(reading.time());
                if (report.recompute().contains(hour)) {
                    touched.merge(
                            new Touched(datastreams.number(report.device(), reading.property()), hour),
                            report.receivedAt(),
                            (a, b) -> a.isAfter(b) ? a : b);
                }
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        for (Interval interval : Interval.values()) {
            try (PreparedStatement statement = connection.prepareStatement(statement(interval))) {
                statement.setObject(
                        1,
                        touched.keySet().stream().mapToInt(Touched::datastream).toArray());
                statement.setObject(
                        2,
                        touched.keySet().stream()
                                .mapToLong(t -> Micros.of(t.hour()))
                                .toArray());
                statement.setObject(
                        3, touched.values().stream().mapToLong(Micros::of).toArray());
                statement.executeUpdate();
            }
        }
    }

    private static String statement(Interval interval) {
        return """
            INSERT INTO %1$s AS kept (datastream, time, count, flagged, sum, min, max, m2,
                                      first_time, first, last_time, last, as_of)
            SELECT reading.datastream,
                   date_bin(interval '%2$s', reading.time, timestamptz 'epoch') AS start,
                   count(*) FILTER (WHERE quality = 0),
                   count(*) FILTER (WHERE quality <> 0),
                   sum(value) FILTER (WHERE quality = 0),
                   min(value) FILTER (WHERE quality = 0),
                   max(value) FILTER (WHERE quality = 0),
                   var_pop(value) FILTER (WHERE quality = 0) * count(*) FILTER (WHERE quality = 0),
                   min(reading.time) FILTER (WHERE quality = 0),
                   (array_agg(value ORDER BY reading.time) FILTER (WHERE quality = 0))[1],
                   max(reading.time) FILTER (WHERE quality = 0),
                   (array_agg(value ORDER BY reading.time DESC) FILTER (WHERE quality = 0))[1],
                   max(touched.as_of)
            FROM (SELECT datastream, %3$s AS hour, %4$s AS as_of
                  FROM unnest(?::int[], ?::bigint[], ?::bigint[]) AS t (datastream, hour_at, received_at)) AS touched
            JOIN reading
              ON reading.datastream = touched.datastream
             AND reading.time >= touched.hour AND reading.time < touched.hour + interval '1 hour'
            WHERE touched.hour >= coalesce(
                (SELECT dropped_before FROM retention WHERE stored_in = 'reading'), '-infinity')
            GROUP BY reading.datastream, start
            ORDER BY reading.datastream, start
            ON CONFLICT (datastream, time) DO UPDATE
            SET count = excluded.count, flagged = excluded.flagged, sum = excluded.sum, min = excluded.min,
                max = excluded.max, m2 = excluded.m2, first_time = excluded.first_time, first = excluded.first,
                last_time = excluded.last_time, last = excluded.last, as_of = excluded.as_of
            WHERE kept.as_of <= excluded.as_of""".formatted(
                        AggregatesSink.table(interval),
                        interval.length().toMinutes() + " minutes",
                        Micros.asTime("hour_at"),
                        Micros.asTime("received_at"));
    }
}
