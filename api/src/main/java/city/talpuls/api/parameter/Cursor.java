package city.talpuls.api.parameter;

import city.talpuls.api.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * Where the next page of a list begins. Clients hand it back as they got it; a checksum tells one that was altered.
 *
 * @param list whose pages it turns
 * @param values what that list needs to know
 */
public record Cursor(String list, List<String> values) {

    private static final String BETWEEN = "\u001f";
    private static final String FORM = "a cursor must be the next of an answer, unchanged";
    private static final int LONGEST = 2_000;
    private static final int CHECKSUM = Integer.BYTES;

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor of(String list, String... values) {
        return new Cursor(list, List.of(values));
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException if it is none, or was altered
     */
    public static Cursor ofText(String text) {
        if (text.length() <= LONGEST) {
            byte[] bytes = decode(text);
            if (bytes.length > CHECKSUM && ByteBuffer.wrap(bytes).getInt() == checksum(bytes)) {
                String content = new String(bytes, CHECKSUM, bytes.length - CHECKSUM, StandardCharsets.UTF_8);
                List<String> words = List.of(content.split(BETWEEN, -1));
                return new Cursor(words.getFirst(), words.subList(1, words.size()));
            }
        }
        throw notOne();
    }

    /** The text that a client gets. */
    public String text() {
        byte[] content = (list + BETWEEN + String.join(BETWEEN, values)).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(CHECKSUM + content.length)
                .putInt(0)
                .put(content)
                .array();
        ByteBuffer.wrap(bytes).putInt(checksum(bytes));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * What it says, if this is a cursor of that list with so many values.
     *
     * @throws ProblemException if it is another list's, or the reader refuses it
     */
    public <T> T read(String expected, int count, Function<List<String>, T> reader) {
        if (list.equals(expected) && values.size() == count) {
            try {
                return reader.apply(values);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw ProblemException.badParameter("cursor", FORM);
            }
        }
        throw ProblemException.badParameter("cursor", "this cursor belongs to another list");
    }

    private static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notOne();
        }
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
            throw notOne();
        }
        return bytes;
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes, CHECKSUM, bytes.length - CHECKSUM);
        return (int) checksum.getValue();
    }

    private static IllegalArgumentException notOne() {
        return new IllegalArgumentException(FORM);
    }
}
