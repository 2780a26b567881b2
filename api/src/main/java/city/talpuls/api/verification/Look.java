package city.talpuls.api.verification;

import city.talpuls.api.verification.Line.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was stored of a window and what its readings were, at one moment.
 *
 * @param window which
 * @param stored its aggregate; absent if there is none
 * @param recomputed what it ought to be; absent if there are no readings
 */
record Look(Window window, @Nullable Sums stored, @Nullable Sums recomputed) {

    /** How many readings the window has. */
    long readings() {
        return recomputed == null ? 0 : recomputed.readings();
    }

    boolean isRight() {
        return differences().isEmpty();
    }

    /** Whether the readings are what they were, as far as sums tell, which are never added in the same order. */
    boolean hasReadingsOf(Look other) {
        return new Look(window, other.recomputed, recomputed).isRight();
    }

    /** What is wrong, a statistic each. */
    List<Difference> differences() {
        if (stored == null) {
            return recomputed == null ? List.of() : List.of(oneSided(Difference.What.MISSING));
        }
        if (recomputed == null) {
            return List.of(oneSided(Difference.What.SUPERFLUOUS));
        }
        var found = new ArrayList<Difference>();
        compare(found, "count", stored.count(), recomputed.count());
        compare(found, "flagged", stored.flagged(), recomputed.flagged());
        compare(found, "min", stored.min(), recomputed.min());
        compare(found, "max", stored.max(), recomputed.max());
        compare(found, "firstTime", stored.firstTime(), recomputed.firstTime());
        compare(found, "first", stored.first(), recomputed.first());
        compare(found, "lastTime", stored.lastTime(), recomputed.lastTime());
        compare(found, "last", stored.last(), recomputed.last());
        var rounding = new Rounding(recomputed.count(), greatest(recomputed));
        if (!close(stored.sum(), recomputed.sum(), rounding::sameSum)) {
            found.add(difference("sum", stored.sum(), recomputed.sum()));
        }
        if (!close(stored.m2(), recomputed.m2(), rounding::sameSquares)) {
            found.add(difference("m2", stored.m2(), recomputed.m2()));
        }
        if (!close(stored.energy(), recomputed.energy(), Rounding::sameEnergy)) {
            found.add(difference("energy", stored.energy(), recomputed.energy()));
        }
        return found;
    }

    private Difference oneSided(Difference.What what) {
        return Difference.of(
                what,
                window,
                "readings",
                stored == null ? null : stored.readings(),
                recomputed == null ? null : recomputed.readings());
    }

    private void compare(
            List<Difference> found, String statistic, @Nullable Object stored, @Nullable Object recomputed) {
        boolean same = (stored instanceof Double a && recomputed instanceof Double b)
                ? a.doubleValue() == b.doubleValue() // so that 0 and -0 are the same
                : Objects.equals(stored, recomputed);
        if (!same) {
            found.add(difference(statistic, stored, recomputed));
        }
    }

    private Difference difference(String statistic, @Nullable Object stored, @Nullable Object recomputed) {
        return Difference.of(Difference.What.DIFFERENT, window, statistic, stored, recomputed);
    }

    private static boolean close(@Nullable Double a, @Nullable Double b, Sameness sameness) {
        return (a == null || b == null) ? Objects.equals(a, b) : sameness.same(a, b);
    }

    private interface Sameness {
        boolean same(double a, double b);
    }

    private static double greatest(Sums sums) {
        Double min = sums.min();
        Double max = sums.max();
        return (min == null || max == null) ? 0 : Math.max(Math.abs(min), Math.abs(max));
    }
}
