package city.talpuls.api.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as bytes in UTF-8, one after the other. Numbers are written as {@link Double#toString(double)} has them, without making
 * a text of each: millions of them are most of what an export does.
 */
public final class Ink {

    private static final int START = 64 * 1024;

    /** What was expected and does not come is memory for nothing. */
    private static final int MOST_EXPECTED = 16 * 1024 * 1024;

    private final byte point;
    private byte[] bytes = new byte[START];
    private int length;

    /**
     * Nothing yet.
     *
     * @param point between a number and its fraction, in ASCII
     */
    public Ink(char point) {
        this.point = (byte) point;
    }

    public void put(byte[] text) {
        put(text, text.length);
    }

    /**
     * Puts the first bytes.
     *
     * @param size how many
     */
    public void put(byte[] text, int size) {
        room(size);
        System.arraycopy(text, 0, bytes, length, size);
        length += size;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Makes room for so many more at once, if they are not too many. */
    public void expect(long more) {
        if (more <= MOST_EXPECTED) {
            room((int) more);
        }
    }

    /**
     * Puts a character.
     *
     * @param character of ASCII
     */
    public void put(char character) {
        room(1);
        bytes[length++] = (byte) character;
    }

    /**
     * Puts a character where there is one already, both of ASCII.
     *
     * @param at how many bytes are before it
     */
    void replace(int at, char character) {
        bytes[at] = (byte) character;
    }

    public void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts a text in which JSON has nothing to escape and of which every character is one of ASCII, as most names are.
     *
     * @return whether it is such a text; otherwise nothing was put
     */
    boolean plain(String text) {
        int size = text.length();
        room(size);
        for (int at = 0; at < size; at++) {
            char character = text.charAt(at);
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
            bytes[length + at] = (byte) character;
        }
        length += size;
        return true;
    }

    public void number(long number) {
        if (number < 0) {
            put(Long.toString(number));
            return;
        }
        room(Digits.MOST);
        length = Digits.whole(number, bytes, length);
    }

    public void number(double number) {
        room(Digits.MOST);
        int end = Digits.decimal(number, point, bytes, length);
        if (end >= 0) {
            length = end;
            return;
        }
        String text = Double.toString(number);
        put(point == '.' ? text : text.replace('.', (char) point));
    }

    /** All of it, which is then gone from here. */
    public byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    /** All of it, where it was written. */
    public Written finish() {
        var written = new Written(bytes, length);
        bytes = new byte[0];
        length = 0;
        return written;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
