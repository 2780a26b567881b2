package city.talpuls.model.measurement;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as they came off the wire; they never change. */
public final class Payload {

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array as it is: whoever hands it over no longer writes to it. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    /** The bytes themselves, not a copy: read them only. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes "
                + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 16))
                + (bytes.length > 16 ? "..." : "");
    }
}
