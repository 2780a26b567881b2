package city.talpuls.api.readings;

import city.talpuls.api.problem.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the values of several devices become one. Every device counts the same, however often it speaks. Levels in decibel are
 * averaged and added by their energy (ISO 1996-1), as those of one device are.
 */
enum Spatial {
    MEAN,
    MIN,
    MAX,
    SUM;

    /** What can be said of several devices together. */
    private static final Set<Statistic> SAID =
            EnumSet.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX, Statistic.SUM, Statistic.COUNT);

    private static final Statistics USUAL = new Statistics(List.of(Statistic.MEAN), List.of());
    private static final double MOST_DECIBELS = 300;
    private static final double TEN = 10;

    /** The name under which the outside knows it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What was asked for of each device, or its mean.
     *
     * @throws ProblemException if it cannot be said of several devices together
     */
    static Statistics asked(@Nullable Statistics aggregate) {
        if (aggregate == null) {
            return USUAL;
        }
        if (!SAID.containsAll(aggregate.chosen())) {
            throw ProblemException.badParameter(
                    "aggregate",
                    "of several devices together there are " + labels(SAID)
                            + " and percentiles; group=device has the others");
        }
        return aggregate;
    }

    /**
     * One value of those of several devices.
     *
     * @param values at least one
     * @param level whether they are levels in decibel
     */
    double of(List<Double> values, boolean level) {
        return switch (this) {
            case MIN -> values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            case MAX -> values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            case SUM -> total(values, level, 1);
            case MEAN -> total(values, level, values.size());
        };
    }

    private static double total(List<Double> values, boolean level, int parts) {
        if (level && values.stream().allMatch(value -> Math.abs(value) <= MOST_DECIBELS)) {
            double energy = values.stream()
                    .mapToDouble(value -> Math.pow(TEN, value / TEN))
                    .sum();
            return TEN * Math.log10(energy / parts);
        }
        return values.stream().mapToDouble(Double::doubleValue).sum() / parts;
    }

    static Spatial ofText(String text) {
        return Arrays.stream(values())
                .filter(spatial -> spatial.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("spatial must be one of "
                        + Arrays.stream(values()).map(Spatial::label).collect(Collectors.joining(", "))));
    }

    private static String labels(Set<Statistic> statistics) {
        return statistics.stream().map(Statistic::label).collect(Collectors.joining(", "));
    }
}
