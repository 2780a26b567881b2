package city.talpuls.api.text;

/** Puts numbers into bytes of ASCII, without making a text of each. */
public final class Digits {

    /** No number that is put by a method here takes more bytes. */
    public static final int MOST = 24;

    /** From here on {@link Double#toString(double)} has an exponent. */
    private static final double WITH_EXPONENT = 1e7;

    private static final double WITHOUT_EXPONENT = 1e-3;
    private static final double[] FRACTIONS = {1e3, 1e6};

    /** The digits of 00 to 99. */
    private static final byte[] PAIRS = new byte[200];

    /** The powers of ten that a long can be. */
    private static final long[] TENS = new long[19];

    /** The decimal logarithm of 2, shifted to the left: by it bits become digits. */
    private static final int LOG10_OF_2 = 1233;

    private static final int LOG10_SHIFT = 12;
    private static final int EIGHT = 8;
    private static final long HUNDRED_MILLION = 100_000_000;

    static {
        for (int pair = 0; pair < 100; pair++) {
            PAIRS[2 * pair] = (byte) ('0' + pair / 10);
            PAIRS[2 * pair + 1] = (byte) ('0' + pair % 10);
        }
        TENS[0] = 1;
        for (int power = 1; power < TENS.length; power++) {
            TENS[power] = 10 * TENS[power - 1];
        }
    }

    private Digits() {}

    /**
     * Puts a number as {@link Double#toString(double)} has it, if it is a short one: a decimal of at most six places, from 0.001
     * to below 10 000 000.
     *
     * @param point between the number and its fraction
     * @return where it ends; -1 if it is no such number, and nothing was put
     */
    public static int decimal(double number, byte point, byte[] into, int start) {
        double size = Math.abs(number);
        if (size >= WITHOUT_EXPONENT && size < WITH_EXPONENT) {
            // A decimal of so few digits that reads as this number is the shortest that does, and so the one to be
            // written.
            for (double fraction : FRACTIONS) {
                double scaled = Math.rint(size * fraction);
                if (scaled / fraction == size) {
                    return decimal(number < 0, (long) scaled, (long) fraction, point, into, start);
                }
            }
        }
        return -1;
    }

    private static int decimal(boolean isNegative, long scaled, long fraction, byte point, byte[] into, int start) {
        int at = start;
        if (isNegative) {
            into[at++] = '-';
        }
        at = whole(scaled / fraction, into, at);
        into[at++] = point;
        long rest = scaled % fraction;
        long place = fraction / 10;
        do {
            into[at++] = (byte) ('0' + rest / place);
            rest %= place;
            place /= 10;
        } while (rest > 0);
        return at;
    }

    /**
     * Puts a whole number.
     *
     * @param number 0 or more
     * @return where it ends
     */
    public static int whole(long number, byte[] into, int start) {
        int end = start + width(number);
        pairs(number, into, start, end);
        return end;
    }

    /**
     * Puts a number that has so many digits, zeros in front included.
     *
     * @param number that has no more
     * @return where it ends
     */
    public static int padded(int number, int width, byte[] into, int start) {
        int end = start + width;
        pairs(number, into, start, end);
        return end;
    }

    /** How many digits a number has that is not negative. */
    private static int width(long number) {
        int most = (LOG10_OF_2 * (Long.SIZE - Long.numberOfLeadingZeros(number))) >> LOG10_SHIFT;
        return (most == 0 || number >= TENS[most]) ? most + 1 : most;
    }

    /** Puts digits from the last to the first, eight at a time: only what is left of those has to wait for a division. */
    private static void pairs(long number, byte[] into, int start, int end) {
        long rest = number;
        int at = end;
        while (at - start >= EIGHT) {
            long above = rest / HUNDRED_MILLION;
            int low = (int) (rest - HUNDRED_MILLION * above);
            int upper = low / 10_000;
            int lower = low % 10_000;
            at -= EIGHT;
            pair(upper / 100, into, at);
            pair(upper % 100, into, at + 2);
            pair(lower / 100, into, at + 4);
            pair(lower % 100, into, at + 6);
            rest = above;
        }
        int few = (int) rest;
        while (at - start >= 2) {
            at -= 2;
            pair(few % 100, into, at);
            few /= 100;
        }
        if (at > start) {
            into[start] = (byte) ('0' + few);
        }
    }

    private static void pair(int pair, byte[] into, int at) {
        into[at] = PAIRS[2 * pair];
        into[at + 1] = PAIRS[2 * pair + 1];
    }
}
