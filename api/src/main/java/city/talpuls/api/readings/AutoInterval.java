package city.talpuls.api.readings;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Zone;
import city.talpuls.model.measurement.Interval;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Chooses the finest resolution that shows a span in a number of points that a chart can draw; days, if none
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
     * The coarsest resolution that has at least so many windows in the span, with readings or without; if none has, the finest.
     *
     * @param finest what that is
     */
    static Resolution coarsest(Points points, Span span, Zone zone, Resolution finest) {
        Stream<Resolution> periods =
                Arrays.stream(Period.values()).map(period -> new Resolution.Calendar(new LocalPeriods(period, zone)));
        Stream<Resolution> windows = Arrays.stream(Interval.values()).map(Resolution.Windows::new);
        return Stream.concat(windows, periods).toList().reversed().stream()
                .filter(resolution -> resolution
                        .grid()
                        .filter(grid -> grid.startsIn(span, points.least()).size() == points.least())
                        .isPresent())
                .findFirst()
                .orElse(finest);
    }

    /**
     * The resolution for a span.
     *
     * @param readings how many readings it has; beyond {@link #points} the exact number does not matter
     * @param zone whose days they would be
     */
    Resolution choose(Span span, int readings, Zone zone) {
        if (readings <= points) {
            return new Resolution.Raw();
        }
        return Arrays.stream(Interval.values())
                .filter(interval -> span.windows(interval.length()) <= points)
                .<Resolution>map(Resolution.Windows::new)
                .findFirst()
                .orElseGet(() -> new Resolution.Calendar(new LocalPeriods(Period.DAY, zone)));
    }
}
