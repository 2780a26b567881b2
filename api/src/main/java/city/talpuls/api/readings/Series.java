package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Quality;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the database for the points of a datastream, in the order of time. */
@Singleton
final class Series {

    private final Database database;
    private final StoredWindows stored;
    private final SummedReadings summed;

    Series(Database database, StoredWindows stored, SummedReadings summed) {
        this.database = database;
        this.stored = stored;
        this.summed = summed;
    }

    /** Where the series that is asked for begins, and how fine it is. */
    Bookmark start(int datastream, Span span, @Nullable IntervalChoice interval, @Nullable Zone tz, Limit limit) {
        return start(datastream, span, interval, tz, null, limit);
    }

    /** Where the series that is asked for begins, and how fine it is. */
    Bookmark start(
            int datastream,
            Span span,
            @Nullable IntervalChoice interval,
            @Nullable Zone tz,
            @Nullable Points points,
            Limit limit) {
        Zone zone = tz == null ? Zone.UTC : tz;
        Resolution resolution = switch (interval) {
            case null -> new Resolution.Raw();
            case IntervalChoice.Exactly(Resolution exactly) -> exactly;
            case IntervalChoice.Local(Period period) -> new Resolution.Calendar(new LocalPeriods(period, zone));
            case IntervalChoice.Auto() -> auto(datastream, span, zone, points, limit);
        };
        if (resolution instanceof Resolution.Calendar(LocalPeriods periods)) {
            periods.consistOf(span);
        }
        return new Bookmark(datastream, resolution, span);
    }

    private Resolution auto(int datastream, Span span, Zone zone, @Nullable Points points, Limit limit) {
        if (points != null) {
            return AutoInterval.coarsest(points, span, zone, new Resolution.Raw());
        }
        AutoInterval auto = AutoInterval.within(limit);
        return auto.choose(span, count(datastream, span, auto.points() + 1), zone);
    }

    /**
     * The first points of the span, at most so many, as they are shown unless somebody asks otherwise.
     *
     * @param statistics what is to be said of windows
     * @param pace how many readings were expected in them
     */
    List<? extends Point> points(Bookmark start, Statistics statistics, Pace pace, int most) {
        return points(start, View.usual(start.resolution(), statistics, pace), most);
    }

    /** The first points of the span, at most so many. */
    List<? extends Point> points(Bookmark start, View view, int most) {
        return start.resolution()
                .grid()
                .<List<? extends Point>>map(grid -> windows(start.datastream(), grid, view, start.rest(), most))
                .orElseGet(() -> readings(start.datastream(), start.rest(), view.quality(), most));
    }

    private List<Point.Window> windows(int datastream, Grid grid, View view, Span span, int most) {
        var source = new DatastreamWindows(datastream, grid, view, stored, summed);
        return view.fill() == Fill.NONE ? source.first(span, most) : Filling.first(source, view.fill(), span, most);
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

    private List<Point.Raw> readings(int datastream, Span span, QualityChoice quality, int most) {
        return database.ask(handle -> handle.createQuery("SELECT time, value, quality FROM reading"
                        + " WHERE datastream = :datastream AND time >= :from AND time < :to AND "
                        + quality.ofReadings() + " ORDER BY time LIMIT :most")
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
}
