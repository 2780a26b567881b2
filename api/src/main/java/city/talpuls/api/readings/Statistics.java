package city.talpuls.api.readings;

import city.talpuls.api.problem.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parameter {@code aggregate} asks for.
 *
 * @param chosen each once, in a fixed order
 */
record Statistics(List<Statistic> chosen) {

    private static final Statistics USUAL = new Statistics(List.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX));

    private static final Bucket NOTHING = new Bucket(Instant.EPOCH, Instant.MAX, 0, null);

    Statistics {
        chosen = List.copyOf(chosen);
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
                    "aggregate", "raw readings have no aggregates: interval must be 15m, 1h, 1d, P1M or auto");
        }
        return aggregate;
    }

    /** Whether it matters how many readings were expected. */
    boolean needPace() {
        return chosen.contains(Statistic.COMPLETENESS);
    }

    /** What is to be said of a bucket, but the count, which is there in any case. */
    Map<String, @Nullable Object> of(Bucket bucket, Pace pace) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        chosen.stream()
                .filter(statistic -> statistic != Statistic.COUNT)
                .forEach(statistic -> statistic.say(bucket, pace, said::put));
        return said;
    }

    /** The names of what {@link #of} says. */
    Set<String> names() {
        return of(NOTHING, Pace.UNKNOWN).keySet();
    }

    static Statistics ofText(String text) {
        EnumSet<Statistic> chosen = EnumSet.noneOf(Statistic.class);
        Arrays.stream(text.split(",", -1)).map(Statistic::ofLabel).forEach(chosen::add);
        return new Statistics(List.copyOf(chosen));
    }
}
