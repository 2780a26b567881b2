package city.talpuls.simulator.chance;

import java.time.Instant;

/**
 * A source of chance that remembers nothing. Seeds for parts of the city are derived by name or number, and each of
 * them always says the same.
 */
public record Seed(long value) {

    private static final double TO_SHARE = 0x1.0p-53;

    /** The seed of a part with this name. */
    public Seed of(String name) {
        long hash = value;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash * 31 + name.charAt(i));
        }
        return new Seed(hash);
    }

    /** The seed of the part with this number. */
    public Seed of(long number) {
        return new Seed(mix(value ^ mix(number + 0x9e3779b97f4a7c15L)));
    }

    /** The seed of what happens at this time. */
    public Seed of(Instant time) {
        return of(time.getEpochSecond()).of(time.getNano());
    }

    /** A share from 0, included, to 1, excluded; all are equally likely. */
    public double share() {
        return (bits() >>> 11) * TO_SHARE;
    }

    /** A number from low, included, to high, excluded. */
    public double between(double low, double high) {
        return low + share() * (high - low);
    }

    /** A whole number from 0 to bound, excluded. */
    public int below(int bound) {
        return (int) (share() * bound);
    }

    /** Sixty-four bits that look random. */
    public long bits() {
        return mix(value + 0x632be59bd9b4e019L);
    }

    /** A smooth curve between -1 and 1 that changes its mind about once in every step of 1 of x. */
    public double wave(double x) {
        double floor = Math.floor(x);
        double between = x - floor;
        double eased = between * between * (3 - 2 * between);
        double left = knot((long) floor);
        double right = knot((long) floor + 1);
        return left + (right - left) * eased;
    }

    /** A {@link #wave} with two finer ones on it, still between -1 and 1. */
    public double roughWave(double x) {
        return (wave(x) + 0.5 * of(1).wave(2.17 * x) + 0.25 * of(2).wave(4.71 * x)) / 1.75;
    }

    private double knot(long at) {
        return (mix(value ^ mix(at)) >>> 11) * TO_SHARE * 2 - 1;
    }

    /** The finalizer of SplitMix64: every bit of the input changes about half of the output's. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
