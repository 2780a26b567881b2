package city.talpuls.api.readings;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/**
 * Windows by their starts and ends, as SQL gets them: where they begin and end is Java's to say.
 *
 * @param grid to which they belong
 * @param starts in the order of time, each once, at least one
 */
record Stretches(Grid grid, List<Instant> starts) {

    /** A row for each; its parameters are bound by {@link #bind}. All of them begin at whole seconds. */
    static final String ROWS = """
            (SELECT number, to_timestamp(start) AS start, to_timestamp("end") AS "end"
             FROM unnest(:starts, :ends) WITH ORDINALITY AS bounds (start, "end", number)) AS asked""";

    /** Binds the parameters of {@link #ROWS}, and {@code from} and {@code to}, between which all of them are. */
    Query bind(Query query) {
        return query.bindArray("starts", Long.class, seconds(UnaryOperator.identity()))
                .bindArray("ends", Long.class, seconds(grid::endOf))
                .bind("from", starts.getFirst())
                .bind("to", grid.endOf(starts.getLast()));
    }

    private List<Long> seconds(UnaryOperator<Instant> bound) {
        return starts.stream().map(start -> bound.apply(start).getEpochSecond()).toList();
    }
}
