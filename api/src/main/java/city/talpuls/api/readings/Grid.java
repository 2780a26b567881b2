package city.talpuls.api.readings;

import city.talpuls.model.measurement.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Windows of time, one after the other without a gap or an overlap. */
sealed interface Grid permits EvenWindows, LocalPeriods {

    /** The start of the one that the time falls into. */
    Instant startOf(Instant time);

    /** The end of the one that starts then, which is the start of the next. */
    Instant endOf(Instant start);

    /**
     * The longest stored windows of which those that start in the span consist.
     *
     * @throws city.talpuls.api.problem.ProblemException if they consist of none
     */
    Interval consistOf(Span span);

    /** Stored windows of which all of them consist, whenever that is; not always the longest. */
    Interval consistsAlwaysOf();

    /** The first start at that time or after it. */
    default Instant firstFrom(Instant time) {
        Instant start = startOf(time);
        return start.equals(time) ? start : endOf(start);
    }

    /** The starts of the first ones that start in the span, at most so many. */
    default List<Instant> startsIn(Span span, int most) {
        var starts = new ArrayList<Instant>();
        for (Instant start = firstFrom(span.from());
                start.isBefore(span.to()) && starts.size() < most;
                start = endOf(start)) {
            starts.add(start);
        }
        return starts;
    }
}
