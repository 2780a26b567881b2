package city.talpuls.codec.binary;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a number is written. */
enum FieldType {
    U8(1, false),
    S8(1, true),
    U16(2, false),
    S16(2, true),
    U24(3, false),
    S24(3, true),
    U32(4, false),
    S32(4, true),
    F32(4, false),
    F64(8, false);

    private final int size;
    private final boolean signed;

    FieldType(int size, boolean signed) {
        this.size = size;
        this.signed = signed;
    }

    static FieldType ofText(String text) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is one of "
                        + Arrays.stream(values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", not '" + text + "'"));
    }

    int size() {
        return size;
    }

    boolean isFloating() {
        return this == F32 || this == F64;
    }

    /** The bits as a whole number, with its sign if the type has one. */
    long bits(byte[] bytes, int from, boolean littleEndian) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = (bits << 8) | (bytes[littleEndian ? from + size - 1 - i : from + i] & 0xFF);
        }
        int unused = 64 - 8 * size;
        return signed ? (bits << unused) >> unused : bits;
    }

    /** The floating number that the bits are. */
    double floating(long bits) {
        return this == F32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }
}
