package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Quality;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the database for the points of a datastream, in the order of time. */
@Singleton
final class Series {

    private final Database database;

    Series(Database database) {
        this.database = database;
    }

    /** Where the series that is asked for begins, and how fine it is. */
    Bookmark start(int datastream, Span span, @Nullable IntervalChoice interval, Limit limit) {
        Resolution resolution = switch (interval) {
            case null -> new Resolution.Raw();
            case IntervalChoice.Exactly(Resolution exactly) -> exactly;
            case IntervalChoice.Auto() -> {
                AutoInterval auto = AutoInterval.within(limit);
                yield auto.choose(span, count(datastream, span, auto.points() + 1));
            }
        };
        return new Bookmark(datastream, resolution, span);
    }

    /** The first points of the span, at most so many. */
    List<? extends Point> points(int datastream, Resolution resolution, Span span, Statistics statistics, int most) {
        return switch (resolution) {
            case Resolution.Raw raw -> readings(datastream, span, most);
            case Resolution.Windows(Interval interval) -> windows(datastream, interval, span, statistics, most);
        };
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

    private List<Point.Window> windows(int datastream, Interval interval, Span span, Statistics statistics, int most) {
        String table = switch (interval) {
            case QUARTER_HOUR -> "aggregate_15m";
            case HOUR -> "aggregate_1h";
        };
        return database.ask(handle -> handle.createQuery(
                        "SELECT time, count, flagged, sum / nullif(count, 0) AS mean, sum, min, max, first, last FROM "
                                + table + """
                         WHERE datastream = :datastream AND time >= :from AND time < :to
                        ORDER BY time LIMIT :most""")
                .bind("datastream", datastream)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("most", most)
                .map((row, context) -> window(row, statistics))
                .list());
    }

    private static Point.Window window(ResultSet row, Statistics statistics) throws SQLException {
        long count = row.getLong("count");
        var values = new LinkedHashMap<String, @Nullable Double>();
        for (Statistic statistic : statistics.withoutCount()) {
            values.put(statistic.label(), number(row, statistic.label()));
        }
        return new Point.Window(row.getTimestamp("time").toInstant(), values, count, row.getLong("flagged"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }
}
