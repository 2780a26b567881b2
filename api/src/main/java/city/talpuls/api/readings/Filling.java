package city.talpuls.api.readings;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fills the windows of a page that have no value. What it needs to know of windows beside the page it looks up, so that a page
 * is the same wherever the one before it ended.
 */
final class Filling {

    /** How old a value may be that is carried forward, from the end of its window. */
    static final Duration CARRIED = Duration.ofDays(7);

    private final WindowSource source;
    private final Fill fill;
    private final NavigableMap<Instant, Point.Window> known = new TreeMap<>();
    private final NavigableMap<Instant, Point.Window> valued = new TreeMap<>();

    private Filling(WindowSource source, Fill fill) {
        this.source = source;
        this.fill = fill;
    }

    /** All windows that start in the span, with a reading or without, at most so many. */
    static List<Point.Window> first(WindowSource source, Fill fill, Span span, int most) {
        List<Instant> starts = source.grid().startsIn(span, most);
        if (starts.isEmpty()) {
            return List.of();
        }
        var filling = new Filling(source, fill);
        filling.look(starts);
        return starts.stream().map(filling::window).toList();
    }

    private void look(List<Instant> starts) {
        Instant first = starts.getFirst();
        Instant end = source.grid().endOf(starts.getLast());
        source.first(new Span(first, end), starts.size()).forEach(this::remember);
        if (fill == Fill.PREVIOUS || fill == Fill.LINEAR) {
            source.lastBefore(first).ifPresent(this::lookAt);
        }
        if (fill == Fill.LINEAR) {
            source.firstFrom(end).ifPresent(this::lookAt);
        }
    }

    private void lookAt(Instant start) {
        source.at(List.of(start)).forEach(this::remember);
    }

    private void remember(Point.Window window) {
        known.put(window.time(), window);
        if (window.hasValue()) {
            valued.put(window.time(), window);
        }
    }

    private Point.Window window(Instant start) {
        Point.Window found = known.get(start);
        if (found != null && (found.hasValue() || fill == Fill.NULL)) {
            return found;
        }
        Point.Window window = found == null ? source.empty(start) : found;
        Map<String, @Nullable Object> values = switch (fill) {
            case NONE, NULL -> window.statistics();
            case PREVIOUS -> previous(window);
            case LINEAR -> linear(window);
        };
        return found != null && values.equals(window.statistics()) ? window : window.filledWith(values);
    }

    private Map<String, @Nullable Object> previous(Point.Window window) {
        var before = valued.lowerEntry(window.time());
        if (before == null
                || Duration.between(source.grid().endOf(before.getKey()), window.time())
                                .compareTo(CARRIED)
                        >= 0) {
            return window.statistics();
        }
        return filled(window, name -> before.getValue().statistics().get(name));
    }

    private Map<String, @Nullable Object> linear(Point.Window window) {
        var before = valued.lowerEntry(window.time());
        var after = valued.higherEntry(window.time());
        if (before == null || after == null) {
            return window.statistics();
        }
        double share = seconds(before.getKey(), window.time()) / seconds(before.getKey(), after.getKey());
        return filled(
                window,
                name -> between(
                        before.getValue().statistics().get(name),
                        after.getValue().statistics().get(name),
                        share));
    }

    /** How complete a window is that has no readings is known, and not to be made up. */
    private static Map<String, @Nullable Object> filled(Point.Window window, Function<String, @Nullable Object> value) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        window.statistics()
                .forEach((name, own) ->
                        values.put(name, name.equals(Statistic.COMPLETENESS.label()) ? own : value.apply(name)));
        return values;
    }

    /** Between numbers; there is no time of a reading between two. */
    private static @Nullable Object between(@Nullable Object before, @Nullable Object after, double share) {
        return before instanceof Double from && after instanceof Double to ? from * (1 - share) + to * share : null;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
