package city.talpuls.api.readings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The windows of a series, wherever they come from. Windows without a reading are left out of its answers. */
sealed interface WindowSource permits DatastreamWindows, SpatialWindows {

    /** To which windows the time is cut. */
    Grid grid();

    /** The first windows that start in the span, at most so many. */
    List<Point.Window> first(Span span, int most);

    /**
     * Those of these windows that have readings.
     *
     * @param starts in the order of time, each once
     */
    List<Point.Window> at(List<Instant> starts);

    /** The start of the last window before that time that has a value. */
    Optional<Instant> lastBefore(Instant time);

    /** The start of the first window from that time on that has a value. */
    Optional<Instant> firstFrom(Instant time);

    /** What is said of a window without a reading. */
    Point.Window empty(Instant start);
}
