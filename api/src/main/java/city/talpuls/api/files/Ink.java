package city.talpuls.api.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as bytes in UTF-8, one after the other. Numbers are written as {@link Double#toString(double)} has them, without making
 * a text of each: millions of them are most of what an export does.
 */
final class Ink {

    private static final int START = 64 * 1024;

    /** Numbers from here on have an exponent. */
    private static final double WITH_EXPONENT = 1e7;

    private static final double[] FRACTIONS = {1e3, 1e6};

    private final byte point;
    private final byte[] digits = new byte[20];
    private byte[] bytes = new byte[START];
    private int length;

    /** @param point between a number and its fraction, in ASCII */
    Ink(char point) {
        this.point = (byte) point;
    }

    void put(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** @param character of ASCII */
    void put(char character) {
        room(1);
        bytes[length++] = (byte) character;
    }

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    void number(long number) {
        if (number < 0) {
            put(Long.toString(number));
            return;
        }
        room(digits.length);
        int at = digits.length;
        long rest = number;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        System.arraycopy(digits, at, bytes, length, digits.length - at);
        length += digits.length - at;
    }

    /** Writes a number that has so many digits, zeros in front included. */
    void padded(int number, int width) {
        room(width);
        int rest = number;
        for (int at = length + width - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
    }

    void number(double number) {
        double size = Math.abs(number);
        // A decimal of so few digits that reads as this number is the shortest that does, and so the one to be written.
        if (size >= 1e-3 && size < WITH_EXPONENT) {
            for (double fraction : FRACTIONS) {
                double scaled = Math.rint(size * fraction);
                if (scaled / fraction == size) {
                    decimal(number < 0, (long) scaled, (long) fraction);
                    return;
                }
            }
        }
        String text = Double.toString(number);
        put(point == '.' ? text : text.replace('.', (char) point));
    }

    private void decimal(boolean isNegative, long scaled, long fraction) {
        if (isNegative) {
            put('-');
        }
        number(scaled / fraction);
        put((char) point);
        long rest = scaled % fraction;
        long place = fraction / 10;
        do {
            put((char) ('0' + rest / place));
            rest %= place;
            place /= 10;
        } while (rest > 0);
    }

    /** All of it, which is then gone from here. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
