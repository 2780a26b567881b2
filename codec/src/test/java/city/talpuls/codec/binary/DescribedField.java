package city.talpuls.codec.binary;

import city.talpuls.codec.Chance;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that is described by chance: as a description has it, and as a device writes it. The first of several is the
 * tag, one byte on which the others may depend.
 */
record DescribedField(
        @Nullable String name,
        String type,
        boolean little,
        boolean saysSo,
        @Nullable Long mask,
        int shift,
        BigDecimal scale,
        BigDecimal add,
        List<Long> absent,
        int tagMask,
        int tagEquals) {

    private static final List<String> TYPES =
            List.of("u8", "s8", "u16", "s16", "u24", "s24", "u32", "s32", "f32", "f64");

    private static final List<String> FACTORS = List.of("1", "0.1", "0.01", "-0.5", "3", "1e-3", "1000", "0.0625");

    /** A tag, and up to six others. */
    static List<DescribedField> some(Chance chance, boolean little) {
        List<DescribedField> fields = new ArrayList<>();
        fields.add(new DescribedField(
                null, "u8", little, false, null, 0, BigDecimal.ONE, BigDecimal.ZERO, List.of(), 0, 0));
        for (int i = chance.count(0, 6); i > 0; i--) {
            fields.add(one(chance, "v" + i, little));
        }
        return fields;
    }

    private static DescribedField one(Chance chance, String name, boolean otherwise) {
        String type = chance.oneOf(TYPES);
        boolean saysSo = chance.once(4);
        boolean isFloating = type.startsWith("f");
        long all = (1L << bits(type)) - 1;
        return new DescribedField(
                chance.once(8) ? null : name,
                type,
                saysSo ? chance.once(2) : otherwise,
                saysSo,
                isFloating || !chance.once(3) ? null : Long.valueOf(chance.whole(1, all)),
                isFloating ? 0 : chance.count(0, bits(type) - 1),
                new BigDecimal(chance.oneOf(FACTORS)),
                chance.once(3) ? BigDecimal.valueOf(chance.whole(-4_000, 4_000), 2) : BigDecimal.ZERO,
                chance.once(3) ? List.of(number(chance, type), number(chance, type)) : List.of(),
                chance.once(3) ? chance.count(1, 3) : 0,
                chance.count(0, 3));
    }

    private static int bits(String type) {
        return Integer.parseInt(type.substring(1));
    }

    /** What a device might write: any number that the type has, the least and the largest more often than others. */
    private static long number(Chance chance, String type) {
        int bits = bits(type);
        if (bits == 64) {
            return Double.doubleToRawLongBits(chance.whole(-1_000_000, 1_000_000) / 64.0);
        }
        long most = (1L << (type.startsWith("s") ? bits - 1 : bits)) - 1;
        long least = type.startsWith("s") ? -most - 1 : 0;
        return chance.once(8) ? chance.oneOf(List.of(least, most)) : chance.whole(least, most);
    }

    /** As it is described, with or without its place. */
    String yaml(@Nullable Integer at) {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.add("name: " + name);
        }
        words.add("type: " + type);
        if (saysSo) {
            words.add("endian: " + (little ? "little" : "big"));
        }
        if (at != null) {
            words.add("at: " + at);
        }
        if (mask != null) {
            words.add("mask: 0x" + Long.toHexString(mask));
        }
        if (shift > 0) {
            words.add("shift: " + shift);
        }
        if (scale.compareTo(BigDecimal.ONE) != 0) {
            words.add("scale: " + scale);
        }
        if (add.signum() != 0) {
            words.add("add: " + add.toPlainString());
        }
        if (!absent.isEmpty()) {
            words.add("absent: " + absent);
        }
        if (tagMask != 0) {
            words.add("when: {at: 0, mask: " + tagMask + ", equals: " + tagEquals + "}");
        }
        return "{" + String.join(", ", words) + "}";
    }

    /** Writes it, unless the tag forbids, and notes what is said by that. */
    void write(Chance chance, byte tag, boolean isTag, ByteArrayOutputStream bytes, ObjectNode said) {
        if (isTag) {
            bytes.write(tag);
            return;
        }
        if (tagMask != 0 && (tag & tagMask) != tagEquals) {
            return;
        }
        boolean nothing = !absent.isEmpty() && chance.once(2);
        long number = nothing ? chance.oneOf(absent) : number(chance, type);
        var buffer = ByteBuffer.allocate(8).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        buffer.putLong(number);
        int size = bits(type) / 8;
        bytes.write(buffer.array(), little ? 0 : 8 - size, size);
        if (name != null && !absent.contains(number)) {
            value(number, said);
        }
    }

    private void value(long number, ObjectNode said) {
        double value = switch (type) {
            case "f32" -> Float.intBitsToFloat((int) number) * scale.doubleValue() + add.doubleValue();
            case "f64" -> Double.longBitsToDouble(number) * scale.doubleValue() + add.doubleValue();
            default ->
                new BigDecimal((mask == null ? number : number & mask) >> shift)
                        .multiply(scale)
                        .add(add)
                        .doubleValue();
        };
        if (Double.isFinite(value)) {
            said.put(name, value);
        }
    }
}
