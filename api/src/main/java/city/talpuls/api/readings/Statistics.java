package city.talpuls.api.readings;

import city.talpuls.api.problem.ProblemException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parameter {@code aggregate} asks for.
 *
 * @param chosen each once, in a fixed order
 * @param percentiles each once, in the order in which they were asked for
 */
record Statistics(List<Statistic> chosen, List<Percentile> percentiles) {

    private static final Statistics USUAL =
            new Statistics(List.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX), List.of());

    private static final Bucket NOTHING = Bucket.empty(Instant.EPOCH, Instant.MAX);

    Statistics {
        chosen = List.copyOf(chosen);
        percentiles = List.copyOf(percentiles);
    }

    /**
     * What was asked for, or the usual.
     *
     * @throws ProblemException if it was asked of raw readings, unless it was not known that they would be
     */
    static Statistics asked(@Nullable Statistics aggregate, @Nullable IntervalChoice interval, Resolution resolution) {
        if (aggregate == null) {
            return USUAL;
        }
        if (resolution instanceof Resolution.Raw && !(interval instanceof IntervalChoice.Auto)) {
            throw ProblemException.badParameter(
                    "aggregate",
                    "raw readings have no aggregates: interval must be one of windows or auto, such as 1h");
        }
        return aggregate;
    }

    /** Whether it takes all that is kept of readings to say it. */
    boolean needWhole() {
        return chosen.stream().anyMatch(Statistic::needsWhole);
    }

    /** Whether it matters how many readings were expected. */
    boolean needPace() {
        return chosen.contains(Statistic.COMPLETENESS);
    }

    /** What is to be said of a bucket, but the count, which is there in any case. */
    Map<String, @Nullable Object> of(Bucket bucket, Pace pace) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        for (Statistic statistic : chosen) {
            if (statistic != Statistic.COUNT) {
                statistic.say(bucket, pace, said::put);
            }
        }
        for (int i = 0; i < percentiles.size(); i++) {
            said.put(
                    percentiles.get(i).label(),
                    bucket.percentiles().isEmpty() ? null : bucket.percentiles().get(i));
        }
        return said;
    }

    /** The names of what {@link #of} says. */
    Set<String> names() {
        return of(NOTHING, Pace.UNKNOWN).keySet();
    }

    static Statistics ofText(String text) {
        EnumSet<Statistic> chosen = EnumSet.noneOf(Statistic.class);
        var percentiles = new LinkedHashSet<Percentile>();
        for (String label : text.split(",", -1)) {
            if (Percentile.isOne(label)) {
                percentiles.add(Percentile.ofLabel(label));
            } else {
                chosen.add(Statistic.ofLabel(label));
            }
        }
        return new Statistics(List.copyOf(chosen), List.copyOf(percentiles));
    }
}
