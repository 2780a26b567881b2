package city.talpuls.api.readings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a series is shown.
 *
 * @param statistics what is said of windows
 * @param pace how many readings were expected in them
 * @param quality which readings count
 * @param fill what is shown of windows without readings
 * @param compare with which other windows they are compared, if they are
 */
record View(
        Statistics statistics,
        Pace pace,
        QualityChoice quality,
        Fill fill,
        @Nullable Comparison compare) {

    /** As it is shown unless somebody asks otherwise. */
    static View usual(Resolution resolution, Statistics statistics, Pace pace) {
        return new View(statistics, pace, QualityChoice.asked(null, resolution), Fill.NONE, null);
    }

    /** The same of a device of which so many readings were expected. */
    View at(Pace other) {
        return new View(statistics, other, quality, fill, compare);
    }

    /** Whether the stored windows do not tell it, so that the readings have to be looked at. */
    boolean needsReadings() {
        return quality != QualityChoice.GOOD || !statistics.percentiles().isEmpty();
    }

    /** The spans that it takes to show one. */
    List<Span> spans(Span span) {
        return compare == null ? List.of(span) : List.of(span, compare.before(span));
    }

    /** The first windows of the span, at most so many. */
    List<Point.Window> first(WindowSource source, Span span, int most) {
        List<Point.Window> windows =
                fill == Fill.NONE ? source.first(span, most) : Filling.first(source, fill, span, most);
        return compare == null ? windows : compare.beside(windows, source);
    }
}
