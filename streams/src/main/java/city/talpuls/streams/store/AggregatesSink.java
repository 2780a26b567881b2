package city.talpuls.streams.store;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Summary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Writes aggregates, in the order of their key; of two of the same window the one computed from later messages stays.
 */
final class AggregatesSink implements Sink<DeviceAggregates> {

    /** Stands for no time on the way to the database. */
    private static final long NO_TIME = Long.MAX_VALUE;

    private record Window(int datastream, Instant start) {

        private static final Comparator<Window> BY_KEY =
                Comparator.comparingInt(Window::datastream).thenComparing(Window::start);
    }

    private record Row(Window window, Aggregate aggregate, Instant asOf) {}

    private final Datastreams datastreams;

    AggregatesSink(Datastreams datastreams) {
        this.datastreams = datastreams;
    }

    /** The table that keeps the aggregates of this length. */
    static String table(Interval interval) {
        return switch (interval) {
            case QUARTER_HOUR -> "aggregate_15m";
            case HOUR -> "aggregate_1h";
        };
    }

    @Override
    public void prepare(Connection connection, List<DeviceAggregates> values) throws SQLException {
        var wanted = new ArrayList<Datastreams.Key>();
        var seen = new HashMap<DeviceId, Instant>();
        for (DeviceAggregates aggregates : values) {
            seen.putIfAbsent(aggregates.device(), aggregates.asOf());
            for (Aggregate aggregate : aggregates.series()) {
                wanted.add(new Datastreams.Key(aggregates.device(), aggregate.property()));
            }
        }
        datastreams.register(connection, wanted, seen);
    }

    @Override
    public List<DeviceAggregates> write(Connection connection, List<DeviceAggregates> values) throws SQLException {
        datastreams.hold(connection);
        for (Interval interval : Interval.values()) {
            Map<Window, Row> latest = new TreeMap<>(Window.BY_KEY);
            for (DeviceAggregates aggregates : values) {
                if (aggregates.interval() == interval) {
                    for (Aggregate aggregate : aggregates.series()) {
                        var window = new Window(
                                datastreams.number(aggregates.device(), aggregate.property()), aggregates.start());
                        latest.merge(
                                window,
                                new Row(window, aggregate, aggregates.asOf()),
                                (a, b) -> a.asOf().isAfter(b.asOf()) ? a : b);
                    }
                }
            }
            if (!latest.isEmpty()) {
                write(connection, interval, latest.values());
            }
        }
        return List.of();
    }

    private static void write(Connection connection, Interval interval, Collection<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(statement(interval))) {
            insert.setObject(
                    1, rows.stream().mapToInt(row -> row.window().datastream()).toArray());
            insert.setObject(
                    2,
                    rows.stream()
                            .mapToLong(row -> Micros.of(row.window().start()))
                            .toArray());
            insert.setObject(
                    3,
                    rows.stream()
                            .mapToLong(row -> row.aggregate().summary() == null
                                    ? 0
                                    : row.aggregate().summary().count())
                            .toArray());
            insert.setObject(
                    4, rows.stream().mapToLong(row -> row.aggregate().flagged()).toArray());
            insert.setObject(5, numbers(rows, Summary::sum));
            insert.setObject(6, numbers(rows, Summary::min));
            insert.setObject(7, numbers(rows, Summary::max));
            insert.setObject(8, numbers(rows, Summary::m2));
            insert.setObject(9, times(rows, Summary::firstTime));
            insert.setObject(10, numbers(rows, Summary::first));
            insert.setObject(11, times(rows, Summary::lastTime));
            insert.setObject(12, numbers(rows, Summary::last));
            insert.setObject(
                    13, rows.stream().mapToLong(row -> Micros.of(row.asOf())).toArray());
            insert.setObject(14, numbers(rows, summary -> summary.energy() == null ? Double.NaN : summary.energy()));
            insert.executeUpdate();
        }
    }

    private static String statement(Interval interval) {
        return """
            INSERT INTO %s AS kept (datastream, time, count, flagged, sum, min, max, m2,
                                    first_time, first, last_time, last, as_of, energy)
            SELECT datastream, %s, count, flagged, nullif(sum, 'NaN'), nullif(min, 'NaN'), nullif(max, 'NaN'),
                   nullif(m2, 'NaN'), %s, nullif(first, 'NaN'), %s, nullif(last, 'NaN'), %s,
                   nullif(energy, 'NaN')
            FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::float8[], ?::float8[], ?::float8[],
                        ?::float8[], ?::bigint[], ?::float8[], ?::bigint[], ?::float8[], ?::bigint[], ?::float8[])
                 AS new (datastream, start_at, count, flagged, sum, min, max, m2, first_at, first, last_at, last, as_of_at,
                         energy)
            ON CONFLICT (datastream, time) DO UPDATE
            SET count = excluded.count, flagged = excluded.flagged, sum = excluded.sum, min = excluded.min,
                max = excluded.max, m2 = excluded.m2, first_time = excluded.first_time, first = excluded.first,
                last_time = excluded.last_time, last = excluded.last, as_of = excluded.as_of,
                energy = excluded.energy
            WHERE kept.as_of <= excluded.as_of""".formatted(
                        table(interval),
                        Micros.asTime("start_at"),
                        Micros.asTime("nullif(first_at, " + NO_TIME + ")"),
                        Micros.asTime("nullif(last_at, " + NO_TIME + ")"),
                        Micros.asTime("as_of_at"));
    }

    /** A column of numbers, NaN where a window has doubtful readings only: an array of primitives goes in binary form. */
    private static double[] numbers(Collection<Row> rows, ToDoubleFunction<Summary> value) {
        return rows.stream()
                .mapToDouble(row -> {
                    Summary summary = row.aggregate().summary();
                    return summary == null ? Double.NaN : value.applyAsDouble(summary);
                })
                .toArray();
    }

    private static long[] times(Collection<Row> rows, Function<Summary, Instant> value) {
        return rows.stream()
                .mapToLong(row -> {
                    Summary summary = row.aggregate().summary();
                    return summary == null ? NO_TIME : Micros.of(value.apply(summary));
                })
                .toArray();
    }
}
