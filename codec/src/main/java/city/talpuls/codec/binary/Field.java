package city.talpuls.codec.binary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One number in a payload.
 *
 * @param name its name among the decoded values; absent for bytes that are passed over
 * @param type how it is written
 * @param littleEndian whether the least significant byte comes first
 * @param at where it is: bytes from the start, or, if negative, from the end; absent: after the field before
 * @param mask which bits of a whole number are it; all if absent
 * @param shift by how many bits it is shifted down then
 * @param scale by what it is multiplied
 * @param add what is added then
 * @param absent the values, as written, that mean that there is none
 * @param condition when it is there at all
 */
record Field(
        @Nullable String name,
        FieldType type,
        boolean littleEndian,
        @Nullable Integer at,
        @Nullable Long mask,
        int shift,
        BigDecimal scale,
        BigDecimal add,
        Set<Long> absent,
        @Nullable Condition condition) {

    /**
     * A field, or a whole layout, is only there if a byte has a value.
     *
     * @param at of which byte
     * @param mask which of its bits count
     * @param equals what they are then
     */
    record Condition(int at, int mask, int equals) {

        boolean holds(int start, byte[] bytes) {
            int place = at < 0 ? bytes.length + at : start + at;
            return place >= 0 && place < bytes.length && (bytes[place] & mask) == equals;
        }
    }

    /** Reads it; returns where it ends, or, if it is not there, where it would have begun. */
    int read(int start, int after, byte[] bytes, ObjectNode data) throws TooShortException {
        if (condition != null && !condition.holds(start, bytes)) {
            return after;
        }
        int from = at == null ? after : at < 0 ? bytes.length + at : start + at;
        int end = from + type.size();
        if (from < 0 || end > bytes.length) {
            throw new TooShortException(name == null ? "what is passed over" : name, end, bytes.length);
        }
        if (name != null) {
            put(name, from, bytes, data);
        }
        return end;
    }

    private void put(String called, int from, byte[] bytes, ObjectNode data) {
        long raw = type.bits(bytes, from, littleEndian);
        if (absent.contains(raw)) {
            return;
        }
        if (type.isFloating()) {
            double value = type.floating(raw);
            if (Double.isFinite(value)) {
                data.put(called, value * scale.doubleValue() + add.doubleValue());
            }
            return;
        }
        long whole = mask == null ? raw : (raw & mask) >> shift;
        data.put(called, BigDecimal.valueOf(whole).multiply(scale).add(add).doubleValue());
    }
}
