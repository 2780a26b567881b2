package city.talpuls.simulator;

import java.time.Duration;

/**
 * How much history is told before the present.
 *
 * @param all of all devices; zero for none
 * @param bins of the waste bins, at least as much; what is further back than that of all, they tell by the hour. Where
 *     time runs faster than the clock, they tell as much as all
 */
public record Backfill(Duration all, Duration bins) {

    private static final Duration LONGEST = Duration.ofDays(10 * 366);

    /** Nothing before the present. */
    public static final Backfill NONE = of(Duration.ZERO);

    public Backfill {
        require(all);
        require(bins);
        if (bins.compareTo(all) < 0) {
            throw new IllegalArgumentException("the bins tell as much as all, " + all + ", or more, not " + bins);
        }
    }

    /** The same of all devices. */
    public static Backfill of(Duration all) {
        return new Backfill(all, all);
    }

    private static void require(Duration span) {
        if (span.isNegative() || span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("backfill is 0 to ten years, not " + span);
        }
    }
}
