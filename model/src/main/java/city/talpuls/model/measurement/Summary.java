package city.talpuls.model.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of several values of one datastream. Values may come in any order; two summaries of different values
 * merge into that of all of them.
 *
 * @param count how many, at least one
 * @param sum of the values
 * @param min the least
 * @param max the greatest
 * @param m2 sum of the squared distances from the mean, so that the standard deviation is exact without the values
 *     (Welford 1962, merged as in Chan, Golub and LeVeque 1979)
 * @param firstTime the earliest time
 * @param first the value at that time
 * @param lastTime the latest time
 * @param last the value at that time
 * @param energy of levels in decibel, sum of 10^(level/10): by it they are averaged, never arithmetically (ISO 1996-1, equivalent
 *     continuous sound level); absent of everything else, and of levels beyond {@value #MOST_DECIBELS} dB
 */
public record Summary(
        long count,
        double sum,
        double min,
        double max,
        double m2,
        Instant firstTime,
        double first,
        Instant lastTime,
        double last,
        @Nullable Double energy) {

    private static final double MOST_DECIBELS = 300;
    private static final double TEN = 10;

    public Summary {
        if (count < 1 || min > max || m2 < 0 || firstTime.isAfter(lastTime)) {
            throw new IllegalArgumentException("no values can have the summary count " + count + ", min " + min
                    + ", max " + max + ", m2 " + m2 + ", from " + firstTime + " to " + lastTime);
        }
    }

    /** What is kept of values that are no levels. */
    public Summary(
            long count,
            double sum,
            double min,
            double max,
            double m2,
            Instant firstTime,
            double first,
            Instant lastTime,
            double last) {
        this(count, sum, min, max, m2, firstTime, first, lastTime, last, null);
    }

    /** The summary of a single level in decibel. */
    public static Summary ofLevel(Instant time, double level) {
        Double energy = Math.abs(level) <= MOST_DECIBELS ? Math.pow(TEN, level / TEN) : null;
        return new Summary(1, level, level, level, 0, time, level, time, level, energy);
    }

    /** The summary of a single value. */
    public static Summary of(Instant time, double value) {
        return new Summary(1, value, value, value, 0, time, value, time, value);
    }

    /** The mean: of levels that whose energy is the mean of theirs, of everything else the arithmetic one. */
    public double mean() {
        return mean(count, sum, energy);
    }

    /** The mean of so many values of which nothing else is known; see {@link #energy()}. */
    public static double mean(long count, double sum, @Nullable Double energy) {
        return energy == null ? sum / count : TEN * Math.log10(energy / count);
    }

    private double center() {
        return sum / count;
    }

    /** The summary of these values and of the other's. */
    public Summary merge(Summary other) {
        long n = count + other.count;
        double delta = other.center() - center();
        boolean otherFirst = other.firstTime.isBefore(firstTime);
        boolean otherLast = other.lastTime.isAfter(lastTime);
        return new Summary(
                n,
                sum + other.sum,
                Math.min(min, other.min),
                Math.max(max, other.max),
                m2 + other.m2 + delta * delta * ((double) count * other.count / n),
                otherFirst ? other.firstTime : firstTime,
                otherFirst ? other.first : first,
                otherLast ? other.lastTime : lastTime,
                otherLast ? other.last : last,
                energy == null || other.energy == null ? null : Double.valueOf(energy + other.energy));
    }
}
