package city.talpuls.indicators.air;

import city.talpuls.model.measurement.Property;
import java.util.List;

/**
 * How an index grades one pollutant.
 *
 * @param pollutant which
 * @param averaging which mean of it counts
 * @param bounds the upper ends of the classes, in ug/m3, ascending; there is none of the last class
 */
public record Scale(Property pollutant, Averaging averaging, List<Integer> bounds) {

    public Scale {
        bounds = List.copyOf(bounds);
        for (int i = 1; i < bounds.size(); i++) {
            if (bounds.get(i) <= bounds.get(i - 1)) {
                throw new IllegalArgumentException("the bounds of " + pollutant + " do not ascend: " + bounds);
            }
        }
    }

    /** The class of a mean, 0 the best: it is rounded to a whole number before it is held against the bounds. */
    int gradeOf(double mean) {
        long rounded = Rounding.toWhole(mean);
        return (int) bounds.stream().filter(bound -> rounded > bound).count();
    }
}
