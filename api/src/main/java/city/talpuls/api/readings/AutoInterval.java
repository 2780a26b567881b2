package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;
import city.talpuls.model.measurement.Interval;
import java.util.Arrays;

/**
 * Chooses the finest resolution that shows a span in a number of points that a chart can draw; the coarsest, if none
 * does.
 *
 * @param points how many that is at most
 */
record AutoInterval(int points) {

    private static final int CHART = 1000;

    static AutoInterval within(Limit limit) {
        return new AutoInterval(Math.min(CHART, limit.items()));
    }

    /**
     * The resolution for a span.
     *
     * @param readings how many readings it has; beyond {@link #points} the exact number does not matter
     */
    Resolution choose(Span span, int readings) {
        if (readings <= points) {
            return new Resolution.Raw();
        }
        Interval[] fromFineToCoarse = Interval.values();
        return new Resolution.Windows(Arrays.stream(fromFineToCoarse)
                .filter(interval -> span.windows(interval.length()) <= points)
                .findFirst()
                .orElse(fromFineToCoarse[fromFineToCoarse.length - 1]));
    }
}
