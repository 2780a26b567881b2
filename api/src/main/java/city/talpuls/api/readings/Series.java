package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Property;
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
        var timing = new Timing(null, null, interval, tz, null, limit, null);
        return new Bookmark(datastream, resolution(List.of(datastream), span, timing), span);
    }

    /** How fine the series of these datastreams are, the same for all of them. */
    Resolution resolution(List<Integer> datastreams, Span span, Timing timing) {
        return consistent(
                span,
                switch (timing.interval()) {
                    case null -> new Resolution.Raw();
                    case IntervalChoice.Exactly(Resolution exactly) -> exactly;
                    case IntervalChoice.Local(Period period) -> calendar(period, timing);
                    case IntervalChoice.Auto() -> auto(datastreams, span, timing);
                });
    }

    /**
     * How fine a series is that has windows in any case.
     *
     * @throws ProblemException if raw readings are asked for
     */
    Resolution windows(Span span, Timing timing) {
        Resolution finest = new Resolution.Windows(Interval.QUARTER_HOUR);
        return consistent(
                span,
                switch (timing.interval()) {
                    case null -> throw noWindows();
                    case IntervalChoice.Exactly(Resolution.Raw raw) -> throw noWindows();
                    case IntervalChoice.Exactly(Resolution exactly) -> exactly;
                    case IntervalChoice.Local(Period period) -> calendar(period, timing);
                    case IntervalChoice.Auto() ->
                        timing.points() == null
                                ? AutoInterval.within(timing.limit()).choose(span, Integer.MAX_VALUE, timing.zone())
                                : AutoInterval.coarsest(timing.points(), span, timing.zone(), finest);
                });
    }

    private static ProblemException noWindows() {
        return ProblemException.badParameter(
                "interval", "raw readings of several devices have no times in common: interval must be one of windows");
    }

    private static Resolution calendar(Period period, Timing timing) {
        return new Resolution.Calendar(new LocalPeriods(period, timing.zone()));
    }

    private static Resolution consistent(Span span, Resolution resolution) {
        if (resolution instanceof Resolution.Calendar(LocalPeriods periods)) {
            periods.consistOf(span);
        }
        return resolution;
    }

    private Resolution auto(List<Integer> datastreams, Span span, Timing timing) {
        if (timing.points() != null) {
            return AutoInterval.coarsest(timing.points(), span, timing.zone(), new Resolution.Raw());
        }
        AutoInterval auto = AutoInterval.within(timing.limit());
        int readings = datastreams.stream()
                .mapToInt(datastream -> count(datastream, span, auto.points() + 1))
                .max()
                .orElse(0);
        return auto.choose(span, readings, timing.zone());
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
                .<List<? extends Point>>map(
                        grid -> view.first(source(start.datastream(), grid, view), start.rest(), most))
                .orElseGet(() -> readings(start.datastream(), start.rest(), view.quality(), most));
    }

    /** The first points of several datastreams of a property together, at most so many. */
    List<Point.Window> together(
            List<Integer> datastreams, Bookmark start, View view, Spatial spatial, Property property, int most) {
        return start.resolution()
                .grid()
                .map(grid -> {
                    List<DatastreamWindows> members = datastreams.stream()
                            .map(datastream -> source(datastream, grid, view))
                            .toList();
                    var source = new SpatialWindows(grid, view, members, spatial, property.isLevel());
                    return view.first(source, start.rest(), most);
                })
                .orElseGet(List::of);
    }

    private DatastreamWindows source(int datastream, Grid grid, View view) {
        return new DatastreamWindows(datastream, grid, view, stored, summed);
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
