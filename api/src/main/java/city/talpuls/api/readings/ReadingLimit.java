package city.talpuls.api.readings;

import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.store.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Refuses questions for which too many readings had to be looked at, or readings that are no longer there. What is stored of
 * windows says how many there are.
 */
@Singleton
final class ReadingLimit {

    static final long MOST = 1_000_000;

    private final Database database;
    private final StoredWindows stored;

    ReadingLimit(Database database, StoredWindows stored) {
        this.database = database;
        this.stored = stored;
    }

    /**
     * Accepts the windows that start in the spans.
     *
     * @param spans all that one answer is about
     * @throws ProblemException if there are more readings in them than {@link #MOST}, or some are no longer kept
     */
    void check(List<Integer> datastreams, Resolution resolution, View view, List<Span> spans) {
        if (view.needsReadings()) {
            resolution
                    .grid()
                    .ifPresent(grid -> check(
                            datastreams,
                            view,
                            spans.stream().map(span -> whole(grid, span)).toList()));
        }
    }

    private static Span whole(Grid grid, Span span) {
        Instant first = grid.firstFrom(span.from());
        return new Span(first, first.isBefore(span.to()) ? grid.firstFrom(span.to()) : first);
    }

    private void check(List<Integer> datastreams, View view, List<Span> spans) {
        String field = view.statistics().percentiles().isEmpty() ? "quality" : "aggregate";
        long readings = spans.stream()
                .mapToLong(span -> stored.readings(datastreams, span))
                .sum();
        if (readings > MOST) {
            throw ProblemException.badParameter(
                    field,
                    "percentiles, and windows of doubtful readings, are made of at most " + MOST
                            + " readings in one answer, and here are " + readings
                            + ": ask for a shorter span or for fewer devices");
        }
        droppedBefore()
                .ifPresent(kept -> spans.forEach(span -> {
                    if (span.from().isBefore(kept)) {
                        throw ProblemException.badParameter(
                                field,
                                "percentiles, and windows of doubtful readings, are made of readings, which are kept only from "
                                        + kept + " on");
                    }
                }));
    }

    private Optional<Instant> droppedBefore() {
        return database.ask(handle -> handle.createQuery(
                        "SELECT dropped_before FROM retention WHERE stored_in = 'reading' AND isfinite(dropped_before)")
                .map((row, context) -> row.getTimestamp("dropped_before").toInstant())
                .findOne());
    }
}
