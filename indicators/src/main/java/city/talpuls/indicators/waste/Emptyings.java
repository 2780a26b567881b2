package city.talpuls.indicators.waste;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds when a bin was emptied, in its fill levels.
 *
 * <p>An emptying is a drop between neighbouring readings, by {@value #SMALLEST_DROP} percentage points or more, to
 * {@value #LARGEST_REST} of the level before or less; where nothing new was heard for hours, to what people may have
 * brought since, too. Most of the three readings on each side have to agree, so that neither one or two wrong readings nor waste
 * that is pushed down make one. What cannot be seen: a bin that is emptied while nearly empty, one that has filled again
 * before it is heard of, and the second of two emptyings between the same two readings. The thresholds are our own.
 */
public final class Emptyings {

    static final double SMALLEST_DROP = 15;
    static final double LARGEST_REST = 0.4;

    private static final double BROUGHT_PER_HOUR = 2;
    private static final int WITNESSES = 3;

    private Emptyings() {}

    /**
     * The emptyings in a series.
     *
     * @param readings in the order of time, without those that are doubtful for other reasons
     * @return in the order of time; one in the very last reading only once another confirms it
     */
    public static List<Emptying> in(List<FillReading> readings) {
        return inPlausible(Plausible.of(readings));
    }

    static List<Emptying> inPlausible(List<FillReading> readings) {
        var found = new ArrayList<Emptying>();
        for (int i = 1; i < readings.size() - 1; i++) {
            FillReading before = readings.get(i - 1);
            FillReading after = readings.get(i);
            double from = believed(readings, i - 1);
            if (isEmptied(from, after, unchangedSince(readings, i - 1).hoursTo(after))
                    && isConfirmed(readings, i, from)) {
                add(found, new Emptying(before.time(), after.time(), from, after.level()));
            }
        }
        return found;
    }

    /** Of two drops one right after the other, one reading lied in between, and both are the same emptying. */
    private static void add(List<Emptying> found, Emptying next) {
        if (!found.isEmpty() && found.getLast().before().equals(next.after())) {
            Emptying first = found.removeLast();
            found.add(new Emptying(first.after(), next.before(), first.from(), next.to()));
        } else {
            found.add(next);
        }
    }

    private static boolean isEmptied(double from, FillReading after, double hours) {
        double rest = LARGEST_REST * from + BROUGHT_PER_HOUR * hours;
        return from - after.level() >= SMALLEST_DROP && after.level() <= rest;
    }

    /** The first reading that said the same without a break: a sensor that sticks has heard nothing since. */
    private static FillReading unchangedSince(List<FillReading> readings, int at) {
        int first = at;
        while (first > 0 && readings.get(first - 1).level() == readings.get(at).level()) {
            first--;
        }
        return readings.get(first);
    }

    /** The level before: the reading's own if most of those before allow it, else what is usual among them. */
    private static double believed(List<FillReading> readings, int at) {
        FillReading last = readings.get(at);
        List<FillReading> earlier = readings.subList(Math.max(0, at - WITNESSES), at);
        long agreeing = earlier.stream()
                .filter(reading -> Plausible.rise(reading, last))
                .count();
        if (2 * agreeing >= earlier.size()) {
            return last.level();
        }
        return earlier.stream()
                .map(FillReading::level)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(earlier.size() / 2);
    }

    /** Whether most of the readings after it stay down there. */
    private static boolean isConfirmed(List<FillReading> readings, int at, double from) {
        FillReading emptied = readings.get(at);
        List<FillReading> later = readings.subList(at + 1, Math.min(readings.size(), at + 1 + WITNESSES));
        long agreeing = later.stream()
                .filter(reading -> Plausible.rise(emptied, reading) && isLow(reading, from, emptied.hoursTo(reading)))
                .count();
        return 2 * agreeing > later.size();
    }

    private static boolean isLow(FillReading reading, double from, double hours) {
        return from - reading.level() + Plausible.broughtAtMost(hours) >= SMALLEST_DROP;
    }
}
