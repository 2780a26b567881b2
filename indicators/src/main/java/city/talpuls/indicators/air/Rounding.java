package city.talpuls.indicators.air;

/** Brings a mean to the precision of the bounds and limits that it is held against, which are whole numbers. */
final class Rounding {

    /** Sums of decimal fractions are wrong by less than this, and a mean of 10.5 has to be no 10.499999999999998. */
    private static final double NOISE = 1e9;

    private Rounding() {}

    /** The nearest whole number; from a half on, the next greater one. */
    static long toWhole(double mean) {
        return Math.round(Math.rint(mean * NOISE) / NOISE);
    }
}
