package city.talpuls.api.readings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The windows of one datastream.
 *
 * @param datastream whose
 * @param grid to which windows the time is cut
 * @param view how they are shown
 * @param stored where the stored ones are
 * @param readings where the readings are, for what the stored ones do not tell
 */
record DatastreamWindows(int datastream, Grid grid, View view, StoredWindows stored, SummedReadings readings)
        implements WindowSource {

    @Override
    public List<Point.Window> first(Span span, int most) {
        return points(stored.first(datastream, grid, span, view, most));
    }

    @Override
    public List<Point.Window> at(List<Instant> starts) {
        return points(stored.at(datastream, grid, starts, view.quality()));
    }

    @Override
    public Optional<Instant> lastBefore(Instant time) {
        return stored.lastBefore(datastream, grid, time, view.quality());
    }

    @Override
    public Optional<Instant> firstFrom(Instant time) {
        return stored.firstFrom(datastream, grid, time, view.quality());
    }

    @Override
    public Point.Window empty(Instant start) {
        return point(Bucket.empty(start, grid.endOf(start)));
    }

    /** The stored windows say where readings are. */
    private List<Point.Window> points(List<Bucket> found) {
        List<Bucket> buckets = view.needsReadings()
                ? readings.at(
                        datastream, grid, found.stream().map(Bucket::start).toList(), view)
                : found;
        return buckets.stream().map(this::point).toList();
    }

    private Point.Window point(Bucket bucket) {
        return new Point.Window(
                bucket.start(), view.statistics().of(bucket, view.pace()), bucket.count(), bucket.flagged());
    }
}
