package city.talpuls.api.readings;

/**
 * How a series is shown.
 *
 * @param statistics what is said of windows
 * @param pace how many readings were expected in them
 * @param quality which readings count
 * @param fill what is shown of windows without readings
 */
record View(Statistics statistics, Pace pace, QualityChoice quality, Fill fill) {

    /** As it is shown unless somebody asks otherwise. */
    static View usual(Resolution resolution, Statistics statistics, Pace pace) {
        return new View(statistics, pace, QualityChoice.asked(null, resolution), Fill.NONE);
    }

    /** Whether the stored windows do not tell it, so that the readings have to be looked at. */
    boolean needsReadings() {
        return quality != QualityChoice.GOOD || !statistics.percentiles().isEmpty();
    }
}
