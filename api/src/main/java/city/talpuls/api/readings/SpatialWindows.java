package city.talpuls.api.readings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The windows of several datastreams of one property, as if the devices were one.
 *
 * @param grid to which windows the time is cut
 * @param view how they are shown
 * @param members those of each datastream, by the same grid and view
 * @param spatial how their values become one
 * @param level whether they are levels in decibel
 */
record SpatialWindows(Grid grid, View view, List<DatastreamWindows> members, Spatial spatial, boolean level)
        implements WindowSource {

    SpatialWindows {
        members = List.copyOf(members);
    }

    /** The first windows of all are among the first of each. */
    @Override
    public List<Point.Window> first(Span span, int most) {
        var windows = new TreeMap<Instant, List<Point.Window>>();
        members.forEach(member -> add(windows, member.first(span, most)));
        return windows.entrySet().stream()
                .limit(most)
                .map(entry -> together(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<Point.Window> at(List<Instant> starts) {
        var windows = new TreeMap<Instant, List<Point.Window>>();
        members.forEach(member -> add(windows, member.at(starts)));
        return windows.entrySet().stream()
                .map(entry -> together(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public Optional<Instant> lastBefore(Instant time) {
        return members.stream()
                .flatMap(member -> member.lastBefore(time).stream())
                .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> firstFrom(Instant time) {
        return members.stream()
                .flatMap(member -> member.firstFrom(time).stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public Point.Window empty(Instant start) {
        return together(start, List.of());
    }

    private static void add(Map<Instant, List<Point.Window>> windows, List<Point.Window> more) {
        more.forEach(window -> windows.computeIfAbsent(window.time(), first -> new ArrayList<>())
                .add(window));
    }

    private Point.Window together(Instant start, List<Point.Window> windows) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        view.statistics().names().forEach(name -> values.put(name, together(name, windows)));
        return new Point.Window(
                start,
                values,
                windows.stream().mapToLong(Point.Window::count).sum(),
                windows.stream().mapToLong(Point.Window::flagged).sum(),
                false,
                (int) windows.stream().filter(Point.Window::hasValue).count(),
                null);
    }

    /** A sum of levels is no level. */
    private @Nullable Double together(String name, List<Point.Window> windows) {
        List<Double> values = windows.stream()
                .map(window -> (Double) window.statistics().get(name))
                .filter(Objects::nonNull)
                .toList();
        return values.isEmpty() ? null : spatial.of(values, level && !name.equals(Statistic.SUM.label()));
    }
}
