package city.talpuls.api.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Checksum;

/** An answer as bytes that nobody changes any more. It has megabytes, so they are handed on where they were written. */
public final class Written {

    private final byte[] bytes;
    private final int length;

    /**
     * The first bytes of an array.
     *
     * @param length how many
     */
    Written(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** All bytes of an array that is not used for anything else. */
    public static Written of(byte[] bytes) {
        return new Written(bytes, bytes.length);
    }

    public int length() {
        return length;
    }

    /** Has a checksum take all bytes in, where they are. */
    public void check(Checksum checksum) {
        checksum.update(bytes, 0, length);
    }

    /** Some of the bytes, not copied, to be read only. */
    public ByteBuffer part(int from, int to) {
        return ByteBuffer.wrap(bytes, from, to - from).slice().asReadOnlyBuffer();
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** What they say. */
    public String text() {
        return new String(bytes, 0, length, UTF_8);
    }
}
