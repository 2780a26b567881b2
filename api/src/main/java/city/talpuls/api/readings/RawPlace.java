package city.talpuls.api.readings;

import java.time.Instant;
import java.util.List;

/**
 * Where an export of readings goes on.
 *
 * @param sources all that are exported
 * @param next which of them comes next, by its place among them
 * @param since from when on of that one, inclusive
 * @param span of all of them
 */
record RawPlace(List<Source> sources, int next, Instant since, Span span) {

    static RawPlace start(List<Source> sources, Span span) {
        return new RawPlace(sources, 0, span.from(), span);
    }

    boolean isEnd() {
        return next >= sources.size();
    }

    /** Where it goes on after a reading. */
    RawPlace after(int source, Instant time) {
        return new RawPlace(sources, source, span.after(time).from(), span);
    }

    /** Where it goes on once all before that one are read. */
    RawPlace at(int source) {
        return new RawPlace(sources, source, span.from(), span);
    }
}
