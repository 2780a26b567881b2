package city.talpuls.indicators.waste;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Means of the days of the week that share what they know: each is drawn towards the mean of all, by how much of the
 * difference between them may be chance. The estimator is that of James and Stein with variances from the data, as
 * explained by Casella, An Introduction to Empirical Bayes Data Analysis, 1985.
 */
final class Shrinkage {

    /** How many days the mean of all is worth where too few are known to say how much they differ. */
    private static final double CAUTIOUS = 2;

    private static final double LEAST = 0.1;
    private static final double MOST = 20;

    private Shrinkage() {}

    /**
     * A mean for every day of the week, none below 0.
     *
     * @param trimmed the share of the values that is left out of a mean, at each end
     */
    static Map<DayOfWeek, Double> means(Map<DayOfWeek, List<Double>> groups, double trimmed) {
        double overall =
                trimmedMean(groups.values().stream().flatMap(Collection::stream).toList(), trimmed);
        double worth = worth(groups.values(), overall, trimmed);
        var means = new EnumMap<DayOfWeek, Double>(DayOfWeek.class);
        groups.forEach((day, values) -> {
            double own = values.isEmpty() ? 0 : values.size() * trimmedMean(values, trimmed);
            means.put(day, Math.max(0, (own + worth * overall) / (values.size() + worth)));
        });
        return means;
    }

    /** How many days the mean of all is worth: the variance among the same day of the week, by that between them. */
    private static double worth(Collection<List<Double>> groups, double overall, double trimmed) {
        double within = 0;
        double free = 0;
        double between = 0;
        double reciprocals = 0;
        int known = 0;
        for (List<Double> values : groups) {
            if (values.size() < 2) {
                continue;
            }
            double mean = trimmedMean(values, trimmed);
            within += values.stream()
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .sum();
            free += values.size() - 1;
            between += (mean - overall) * (mean - overall);
            reciprocals += 1.0 / values.size();
            known++;
        }
        if (known < 3) {
            return CAUTIOUS;
        }
        double among = within / free;
        double beyondChance = between / (known - 1) - among * reciprocals / known;
        return beyondChance <= 0 ? MOST : Math.clamp(among / beyondChance, LEAST, MOST);
    }

    private static double trimmedMean(List<Double> values, double trimmed) {
        int cut = (int) Math.round(values.size() * trimmed);
        return values.stream()
                .sorted()
                .skip(cut)
                .limit(values.size() - 2L * cut)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
