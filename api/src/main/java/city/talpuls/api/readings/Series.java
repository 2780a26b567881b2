package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Summary;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Asks the database for the points of a datastream, in the order of time. */
@Singleton
final class Series {

    /** How many rows are read ahead. */
    private static final int FETCH = 2_000;

    private final Database database;

    Series(Database database) {
        this.database = database;
    }

    /** Where the series that is asked for begins, and how fine it is. */
    Bookmark start(int datastream, Span span, @Nullable IntervalChoice interval, @Nullable Zone tz, Limit limit) {
        Zone zone = tz == null ? Zone.UTC : tz;
        Resolution resolution = switch (interval) {
            case null -> new Resolution.Raw();
            case IntervalChoice.Exactly(Resolution exactly) -> exactly;
            case IntervalChoice.Local(Period period) -> new Resolution.Calendar(new LocalPeriods(period, zone));
            case IntervalChoice.Auto() -> {
                AutoInterval auto = AutoInterval.within(limit);
                yield auto.choose(span, count(datastream, span, auto.points() + 1), zone);
            }
        };
        if (resolution instanceof Resolution.Calendar(LocalPeriods periods)) {
            periods.consistOf(span);
        }
        return new Bookmark(datastream, resolution, span);
    }

    /**
     * The first points of the span, at most so many.
     *
     * @param statistics what is to be said of windows
     * @param pace how many readings were expected in them
     */
    List<? extends Point> points(Bookmark start, Statistics statistics, Pace pace, int most) {
        int datastream = start.datastream();
        return switch (start.resolution()) {
            case Resolution.Raw raw -> readings(datastream, start.rest(), most);
            case Resolution.Windows(Interval interval) ->
                points(windows(datastream, interval, start.rest(), most), statistics, pace);
            case Resolution.Calendar(LocalPeriods periods) ->
                points(calendar(datastream, periods, start.rest(), most), statistics, pace);
        };
    }

    private static List<Point.Window> points(List<Bucket> buckets, Statistics statistics, Pace pace) {
        return buckets.stream()
                .map(bucket ->
                        new Point.Window(bucket.start(), statistics.of(bucket, pace), bucket.count(), bucket.flagged()))
                .toList();
    }

    /** How many readings the span has; no more than {@code most} are counted. */
    private int count(int datastream, Span span, int most) {
        return database.ask(handle -> handle.createQuery("""
                        SELECT count(*) FROM (
                            SELECT FROM reading
                            WHERE datastream = :datastream AND time >= :from AND time < :to
                            LIMIT :most) AS counted""")
                .bind("datastream", datastream)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("most", most)
                .mapTo(Integer.class)
                .one());
    }

    private List<Point.Raw> readings(int datastream, Span span, int most) {
        return database.ask(handle -> handle.createQuery("""
                        SELECT time, value, quality FROM reading
                        WHERE datastream = :datastream AND time >= :from AND time < :to
                        ORDER BY time LIMIT :most""")
                .bind("datastream", datastream)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("most", most)
                .map((row, context) -> new Point.Raw(
                        row.getTimestamp("time").toInstant(),
                        row.getDouble("value"),
                        new Quality(row.getInt("quality")).label()))
                .list());
    }

    private List<Bucket> windows(int datastream, Interval interval, Span span, int most) {
        return database.ask(handle -> windows(handle, datastream, interval, span)
                .setMaxRows(most)
                .map((row, context) -> bucket(row, interval))
                .list());
    }

    /** Windows of which days or months consist are read as far as is needed. */
    private List<Bucket> calendar(int datastream, LocalPeriods periods, Span span, int most) {
        Instant first = periods.firstFrom(span.from());
        if (!first.isBefore(span.to())) {
            return List.of();
        }
        Interval interval = periods.consistOf(span);
        var whole = new Span(first, periods.firstFrom(span.to()));
        return database.ask(handle -> handle.inTransaction(reading -> {
            try (ResultIterator<Bucket> windows = windows(reading, datastream, interval, whole)
                    .setFetchSize(FETCH)
                    .map((row, context) -> bucket(row, interval))
                    .iterator()) {
                return Merging.of(windows, periods, most);
            }
        }));
    }

    private static Query windows(Handle handle, int datastream, Interval interval, Span span) {
        String table = switch (interval) {
            case QUARTER_HOUR -> "aggregate_15m";
            case HOUR -> "aggregate_1h";
        };
        return handle.createQuery(
                        "SELECT time, count, flagged, sum, min, max, m2, first_time, first, last_time, last, energy FROM "
                                + table + """
                         WHERE datastream = :datastream AND time >= :from AND time < :to
                        ORDER BY time""")
                .bind("datastream", datastream)
                .bind("from", span.from())
                .bind("to", span.to());
    }

    private static Bucket bucket(ResultSet row, Interval interval) throws SQLException {
        Instant start = row.getTimestamp("time").toInstant();
        long count = row.getLong("count");
        Summary summary = count == 0
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
        return new Bucket(start, start.plus(interval.length()), row.getLong("flagged"), summary);
    }
}
