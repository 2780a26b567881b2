package city.talpuls.api.readings;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of each point.
 *
 * @param aggregate what is said of windows
 * @param quality which readings count
 * @param fill what is shown of windows without readings
 * @param compare with which other windows they are compared
 */
record Showing(
        @Nullable Statistics aggregate,
        @Nullable QualityChoice quality,
        @Nullable Fill fill,
        @Nullable Comparison compare) {

    /**
     * How a series of that resolution is shown.
     *
     * @throws city.talpuls.api.problem.ProblemException if it cannot be
     */
    View view(Timing timing, Resolution resolution) {
        return view(timing, resolution, Statistics.asked(aggregate, timing.interval(), resolution));
    }

    /**
     * How a series of several devices together is shown.
     *
     * @throws city.talpuls.api.problem.ProblemException if it cannot be
     */
    View together(Timing timing, Resolution resolution) {
        return view(timing, resolution, Spatial.asked(aggregate));
    }

    private View view(Timing timing, Resolution resolution, Statistics statistics) {
        return new View(
                statistics,
                Pace.UNKNOWN,
                QualityChoice.asked(quality, resolution),
                Fill.asked(fill, timing.interval(), resolution),
                Comparison.asked(compare, timing.interval(), resolution, timing.tz()));
    }
}
