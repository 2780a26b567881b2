package city.talpuls.indicators.waste;

import java.util.ArrayList;
import java.util.List;

/** What a level can do between two readings, and which readings that rules out. */
final class Plausible {

    /** Noise of a few percent, at both ends, and a bag. */
    private static final double STEP = 9;

    /** As fast as a bin fills in its busiest hours, and over a day or more. */
    private static final double BUSY_PER_HOUR = 4;

    private static final double BUSY_MOST = 16;
    private static final double LONG_PER_HOUR = 1.5;

    private Plausible() {}

    /** Whether people may have brought so much from the one reading to the other, or less. */
    static boolean rise(FillReading from, FillReading to) {
        return to.level() - from.level() <= STEP + broughtAtMost(from.hoursTo(to));
    }

    /** What people bring in so many hours, at most, in percent of the bin. */
    static double broughtAtMost(double hours) {
        return Math.min(BUSY_PER_HOUR * hours, BUSY_MOST + LONG_PER_HOUR * hours);
    }

    /**
     * The readings without single ones that stand out from both of their neighbours, to the same side, by more than a bin
     * can do.
     */
    static List<FillReading> of(List<FillReading> readings) {
        var kept = new ArrayList<FillReading>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            boolean inside = i > 0 && i < readings.size() - 1;
            if (!inside || !standsOut(readings.get(i - 1), readings.get(i), readings.get(i + 1))) {
                kept.add(readings.get(i));
            }
        }
        return kept;
    }

    private static boolean standsOut(FillReading before, FillReading reading, FillReading after) {
        boolean above = !rise(before, reading) && reading.level() - after.level() > STEP;
        boolean below = before.level() - reading.level() > STEP && !rise(reading, after);
        return above || below;
    }
}
