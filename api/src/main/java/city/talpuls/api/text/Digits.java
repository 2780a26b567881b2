package city.talpuls.api.text;

/** Puts numbers into bytes of ASCII, without making a text of each. */
public final class Digits {

    /** No number that is put by a method here takes more bytes. */
    public static final int MOST = 24;

    /** From here on {@link Double#toString(double)} has an exponent. */
    private static final double WITH_EXPONENT = 1e7;

    private static final double WITHOUT_EXPONENT = 1e-3;
    private static final double[] FRACTIONS = {1e3, 1e6};

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
        int width = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            width++;
        }
        long rest = number;
        for (int at = start + width - 1; at >= start; at--) {
            into[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return start + width;
    }

    /**
     * Puts a number that has so many digits, zeros in front included.
     *
     * @return where it ends
     */
    public static int padded(int number, int width, byte[] into, int start) {
        int rest = number;
        for (int at = start + width - 1; at >= start; at--) {
            into[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return start + width;
    }
}
