package city.talpuls.streams.store;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Summary;
import city.talpuls.streams.quality.Rulebook;
import city.talpuls.streams.quality.Rules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds anew what the streams no longer remember, from the readings in the store: the doubts about them, and the aggregates
 * of the hours that have others. Where readings may have been dropped because they were kept long enough, an aggregate stays
 * as it is: it knows more than the store.
 */
final class Recomputation {

    private record Touched(int datastream, Instant hour) {}

    private final Datastreams datastreams;
    private final Rulebook rulebook;
    private final Duration memory;

    /**
     * @param memory how far back the streams keep aggregates up to date
     */
    Recomputation(Datastreams datastreams, Rulebook rulebook, Duration memory) {
        this.datastreams = datastreams;
        this.rulebook = rulebook;
        this.memory = memory;
    }

    /**
     * Computes anew each hour that a report asks for, of the datastreams of which it holds readings in that hour; and what its
     * readings, or a request, make of the doubts about others that are older than the horizon.
     *
     * @return the aggregates that are other than before
     */
    List<DeviceAggregates> recompute(Connection connection, List<Report> reports) throws SQLException {
        Map<Touched, Instant> touched = new LinkedHashMap<>();
        for (Report report : reports) {
            if (report.horizon() != null) {
                for (Reading reading : concat(report)) {
                    Instant hour = Interval.HOUR.windowOf(reading.time());
                    if (report.recompute().contains(hour)) {
                        touch(touched, datastreams.number(report.device(), reading.property()), hour, report);
                    }
                }
                recheck(connection, report, touched);
            }
        }
        return touched.isEmpty() ? List.of() : aggregate(connection, touched);
    }

    private static List<Reading> concat(Report report) {
        return Stream.concat(report.readings().stream(), report.rechecked().stream())
                .toList();
    }

    /** What the streams may still tell of the hour is older than what is found here, whenever the message was received. */
    private void touch(Map<Touched, Instant> touched, int datastream, Instant hour, Report report) {
        Instant left = hour.plus(memory).plusMillis(1);
        touched.merge(new Touched(datastream, hour), later(report.receivedAt(), left), Recomputation::later);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private void recheck(Connection connection, Report report, Map<Touched, Instant> touched) throws SQLException {
        Request request = report.request();
        if (request != null && request.kind() != Request.Kind.RECHECK) {
            return;
        }
        Rules rules = rulebook.rules(report.device(), request == null ? 0 : request.registry());
        if (request == null && !rules.lookAround()) {
            return;
        }
        var rechecking = new Rechecking(connection, report.device(), rules);
        for (Rechecking.Span span : spans(report, rules)) {
            for (var changed : rechecking.check(span).entrySet()) {
                changed.getValue().forEach(hour -> touch(touched, changed.getKey(), hour, report));
            }
        }
    }

    /** The times whose readings may be doubted otherwise now, as far as they are older than the horizon. */
    private static List<Rechecking.Span> spans(Report report, Rules rules) {
        Instant horizon = Objects.requireNonNull(report.horizon());
        Request request = report.request();
        if (request != null) {
            var span = new Rechecking.Span(request.from(), request.to().isBefore(horizon) ? request.to() : horizon);
            return span.isEmpty() ? List.of() : List.of(span);
        }
        List<Instant> times = concat(report).stream()
                .map(Reading::time)
                .filter(time -> time.isBefore(horizon))
                .distinct()
                .sorted()
                .toList();
        List<Rechecking.Span> spans = new ArrayList<>();
        for (Instant time : times) {
            Instant from = time.minus(rules.lookAhead());
            Instant to = time.plus(rules.lookBack()).plusNanos(1_000);
            Instant end = to.isBefore(horizon) ? to : horizon;
            Rechecking.Span last = spans.isEmpty() ? null : spans.getLast();
            if (last != null && !from.isAfter(last.to())) {
                spans.set(spans.size() - 1, new Rechecking.Span(last.from(), end));
            } else {
                spans.add(new Rechecking.Span(from, end));
            }
        }
        return spans;
    }

    private static List<DeviceAggregates> aggregate(Connection connection, Map<Touched, Instant> touched)
            throws SQLException {
        List<DeviceAggregates> found = new ArrayList<>();
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
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(aggregate(rows, interval));
                    }
                }
            }
        }
        return found;
    }

    private static DeviceAggregates aggregate(ResultSet row, Interval interval) throws SQLException {
        long count = row.getLong("count");
        var summary = count == 0
                ? null
                : new Summary(
                        count,
                        row.getDouble("sum"),
                        row.getDouble("min"),
                        row.getDouble("max"),
                        row.getDouble("m2"),
                        row.getTimestamp("first_time").toInstant(),
                        row.getDouble("first"),
                        row.getTimestamp("last_time").toInstant(),
                        row.getDouble("last"),
                        row.getObject("energy", Double.class));
        return new DeviceAggregates(
                new DeviceId(row.getString("device")),
                interval,
                row.getTimestamp("time").toInstant(),
                row.getTimestamp("as_of").toInstant(),
                List.of(new Aggregate(new Property(row.getString("property")), row.getLong("flagged"), summary)));
    }

    private static String statement(Interval interval) {
        return """
            WITH found AS (
            INSERT INTO %1$s AS kept (datastream, time, count, flagged, sum, min, max, m2,
                                      first_time, first, last_time, last, as_of, energy)
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
                   max(touched.as_of),
                   CASE WHEN starts_with(stream.property, 'sound_level')
                             AND min(value) FILTER (WHERE quality = 0) >= -300
                             AND max(value) FILTER (WHERE quality = 0) <= 300
                        THEN sum(power(10, CASE WHEN value BETWEEN -300 AND 300 THEN value / 10 END))
                             FILTER (WHERE quality = 0) END
            FROM (SELECT datastream, %3$s AS hour, %4$s AS as_of
                  FROM unnest(?::int[], ?::bigint[], ?::bigint[]) AS t (datastream, hour_at, received_at)) AS touched
            JOIN reading
              ON reading.datastream = touched.datastream
             AND reading.time >= touched.hour AND reading.time < touched.hour + interval '1 hour'
            JOIN datastream AS stream ON stream.id = reading.datastream
            WHERE touched.hour >= coalesce(
                (SELECT dropped_before FROM retention WHERE stored_in = 'reading'), '-infinity')
            GROUP BY reading.datastream, stream.property, start
            ORDER BY reading.datastream, start
            ON CONFLICT (datastream, time) DO UPDATE
            SET count = excluded.count, flagged = excluded.flagged, sum = excluded.sum, min = excluded.min,
                max = excluded.max, m2 = excluded.m2, first_time = excluded.first_time, first = excluded.first,
                last_time = excluded.last_time, last = excluded.last, as_of = greatest(kept.as_of, excluded.as_of),
                energy = excluded.energy
            RETURNING *)
            SELECT device, property, found.* FROM found JOIN datastream ON datastream.id = found.datastream
            """.formatted(
                        AggregatesSink.table(interval),
                        interval.length().toMinutes() + " minutes",
                        Micros.asTime("hour_at"),
                        Micros.asTime("received_at"));
    }
}
