package city.talpuls.api.readings;

import city.talpuls.api.problem.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parameter {@code aggregate} asks for.
 *
 * @param chosen each once, in a fixed order
 */
record Statistics(List<Statistic> chosen) {

    private static final Statistics USUAL = new Statistics(List.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX));

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
                    "aggregate", "raw readings have no aggregates: interval must be 15m, 1h or auto");
        }
        return aggregate;
    }

    /** The chosen ones but the count, which is there in any case. */
    List<Statistic> withoutCount() {
        return chosen.stream().filter(statistic -> statistic != Statistic.COUNT).toList();
    }

    static Statistics ofText(String text) {
        EnumSet<Statistic> chosen = EnumSet.noneOf(Statistic.class);
        Arrays.stream(text.split(",", -1)).map(Statistic::ofLabel).forEach(chosen::add);
        return new Statistics(List.copyOf(chosen));
    }
}
