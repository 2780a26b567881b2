package city.talpuls.api.readings;

import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Summary;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Asks for the windows that are stored, and merges longer ones of them. */
@Singleton
final class StoredWindows {

    /** How many rows are read ahead. */
    private static final int FETCH = 2_000;

    /** The columns of a summary, in the order in which they are read. */
    static final String SUMMARY = "count, sum, min, max, m2, first_time, first, last_time, last, energy";

    private static final String ROW = "time, flagged, " + SUMMARY;
    private static final String BRIEF_ROW = "time, flagged, count, sum, min, max, energy";

    private final Database database;

    StoredWindows(Database database) {
        this.database = database;
    }

    /** The first windows that start in the span and have readings, at most so many. */
    List<Bucket> first(int datastream, Grid grid, Span span, View view, int most) {
        return switch (grid) {
            case EvenWindows(Interval interval) -> stored(datastream, interval, span, view, most);
            case LocalPeriods periods -> merged(datastream, periods, span, view.quality(), most);
        };
    }

    private List<Bucket> stored(int datastream, Interval interval, Span span, View view, int most) {
        boolean isBrief = !view.statistics().needWhole();
        return database.ask(
                handle -> rows(handle, datastream, interval, span, view.quality(), isBrief ? BRIEF_ROW : ROW)
                        .setMaxRows(most)
                        .map((row, context) -> isBrief ? brief(row, interval) : bucket(row, interval))
                        .list());
    }

    /** The stored windows of which longer ones consist are read as far as is needed. */
    private List<Bucket> merged(int datastream, LocalPeriods periods, Span span, QualityChoice quality, int most) {
        Instant first = periods.firstFrom(span.from());
        if (!first.isBefore(span.to())) {
            return List.of();
        }
        Interval interval = periods.consistOf(span);
        var whole = new Span(first, periods.firstFrom(span.to()));
        return database.ask(handle -> handle.inTransaction(
                reading -> merged(rows(reading, datastream, interval, whole, quality, ROW), periods, interval, most)));
    }

    /**
     * Those of these windows that have readings.
     *
     * @param starts of the windows, in the order of time, each once
     */
    List<Bucket> at(int datastream, Grid grid, List<Instant> starts, QualityChoice quality) {
        if (starts.isEmpty()) {
            return List.of();
        }
        Interval interval = grid.consistOf(new Span(starts.getFirst(), grid.endOf(starts.getLast())));
        return database.ask(handle -> handle.inTransaction(reading ->
                merged(rows(reading, datastream, grid, interval, starts, quality), grid, interval, starts.size())));
    }

    /** The start of the last window before that time that has readings that count. */
    Optional<Instant> lastBefore(int datastream, Grid grid, Instant time, QualityChoice quality) {
        return nearest(datastream, grid, quality, "time < :time ORDER BY time DESC", time);
    }

    /** The start of the first window from that time on that has readings that count. */
    Optional<Instant> firstFrom(int datastream, Grid grid, Instant time, QualityChoice quality) {
        return nearest(datastream, grid, quality, "time >= :time ORDER BY time", time);
    }

    private Optional<Instant> nearest(int datastream, Grid grid, QualityChoice quality, String side, Instant time) {
        return database.ask(handle -> handle.createQuery("SELECT time FROM " + table(grid.consistsAlwaysOf())
                        + " WHERE datastream = :datastream AND " + quality.ofWindows() + " AND " + side + " LIMIT 1")
                .bind("datastream", datastream)
                .bind("time", time)
                .map((row, context) -> grid.startOf(row.getTimestamp("time").toInstant()))
                .findOne());
    }

    /** How many readings these datastreams have in the hours of which some lies in the span. */
    long readings(List<Integer> datastreams, Span span) {
        return database.ask(handle -> handle.createQuery("""
                        SELECT coalesce(sum(count + flagged), 0) FROM aggregate_1h
                        WHERE datastream = ANY(:datastreams) AND time >= :from AND time < :to""")
                .bindArray("datastreams", Integer.class, datastreams)
                .bind("from", Interval.HOUR.windowOf(span.from()))
                .bind("to", span.to())
                .mapTo(Long.class)
                .one());
    }

    private static List<Bucket> merged(Query rows, Grid grid, Interval interval, int most) {
        try (ResultIterator<Bucket> windows = rows.setFetchSize(FETCH)
                .map((row, context) -> bucket(row, interval))
                .iterator()) {
            return Merging.of(windows, grid, most);
        }
    }

    private static Query rows(
            Handle handle, int datastream, Interval interval, Span span, QualityChoice quality, String columns) {
        return handle.createQuery("SELECT " + columns + " FROM " + table(interval)
                        + " WHERE datastream = :datastream AND time >= :from AND time < :to AND " + quality.ofPoints()
                        + " ORDER BY time")
                .bind("datastream", datastream)
                .bind("from", span.from())
                .bind("to", span.to());
    }

    private static Query rows(
            Handle handle, int datastream, Grid grid, Interval interval, List<Instant> starts, QualityChoice quality) {
        return new Stretches(grid, starts)
                .bind(handle.createQuery("SELECT kept.* FROM " + Stretches.ROWS + " CROSS JOIN LATERAL (SELECT " + ROW
                                + " FROM " + table(interval)
                                + " WHERE datastream = :datastream AND time >= asked.start AND time < asked.end"
                                + " AND time >= :from AND time < :to AND " + quality.ofPoints()
                                + ") AS kept ORDER BY kept.time")
                        .bind("datastream", datastream));
    }

    private static String table(Interval interval) {
        return switch (interval) {
            case QUARTER_HOUR -> "aggregate_15m";
            case HOUR -> "aggregate_1h";
        };
    }

    /** Columns are taken by their places: there are thousands of rows, and looking for a name takes as long as reading. */
    private static Bucket bucket(ResultSet row, Interval interval) throws SQLException {
        Instant start = row.getTimestamp(1).toInstant();
        return new Bucket(start, start.plus(interval.length()), row.getLong(2), summary(row, 3));
    }

    private static Bucket brief(ResultSet row, Interval interval) throws SQLException {
        Instant start = row.getTimestamp(1).toInstant();
        long count = row.getLong(3);
        Known known = count == 0
                ? null
                : new Known.Brief(
                        count, row.getDouble(4), row.getDouble(5), row.getDouble(6), row.getObject(7, Double.class));
        return new Bucket(start, start.plus(interval.length()), row.getLong(2), known);
    }

    /**
     * What the columns {@link #SUMMARY} say; nothing if there is no reading that counts.
     *
     * @param at the place of the first of them
     */
    static @Nullable Summary summary(ResultSet row, int at) throws SQLException {
        long count = row.getLong(at);
        return count == 0
                ? null
                : new Summary(
                        count,
                        row.getDouble(at + 1),
                        row.getDouble(at + 2),
                        row.getDouble(at + 3),
                        row.getDouble(at + 4),
                        row.getTimestamp(at + 5).toInstant(),
                        row.getDouble(at + 6),
                        row.getTimestamp(at + 7).toInstant(),
                        row.getDouble(at + 8),
                        row.getObject(at + 9, Double.class));
    }
}
