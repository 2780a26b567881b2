package city.talpuls.model.measurement;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes as they came off the wire; they never change. Of more than {@link #LARGEST} the first are kept, and how many
 * there were.
 */
public final class Payload {

    /** The most bytes a message may have, wherever it comes from. */
    public static final int LARGEST = 256 * 1024;

    private final byte[] bytes;
    private final int size;

    private Payload(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    /** Takes the array as it is, unless it is too long: whoever hands it over no longer writes to it. */
    public static Payload of(byte[] bytes) {
        return startOf(bytes.length, bytes);
    }

    /**
     * The bytes with which a message of so many began; all of them if the size does not say otherwise. Takes the array as
     * it is, unless it is too long.
     */
    public static Payload startOf(int size, byte[] bytes) {
        return new Payload(
                bytes.length > LARGEST ? Arrays.copyOf(bytes, LARGEST) : bytes, Math.max(size, bytes.length));
    }

    /** The bytes that are kept, themselves and not a copy: read them only. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes the message had. */
    public int size() {
        return size;
    }

    /** Whether the message had more bytes than are kept. */
    public boolean isCut() {
        return size > bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && size == that.size && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return size + " bytes "
                + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 16))
                + (bytes.length > 16 ? "..." : "");
    }
}
