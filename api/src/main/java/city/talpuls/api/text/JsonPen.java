package city.talpuls.api.text;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.ZoneOffset;

/** Writes JSON, as bytes from the start: for answers of thousands of entries. */
public final class JsonPen {

    private final Ink ink = new Ink('.');
    private final Times times = new Times(ink, ZoneOffset.UTC);
    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();

    /** Puts that as it is; nothing in it is escaped. */
    public JsonPen raw(String json) {
        ink.put(json);
        return this;
    }

    public JsonPen raw(byte[] json) {
        ink.put(json);
        return this;
    }

    /**
     * Puts the first bytes.
     *
     * @param length how many
     */
    public JsonPen raw(byte[] json, int length) {
        ink.put(json, length);
        return this;
    }

    public JsonPen raw(char json) {
        ink.put(json);
        return this;
    }

    public JsonPen number(long number) {
        ink.number(number);
        return this;
    }

    /**
     * Puts a number as {@link Double#toString(double)} has it.
     *
     * @param number finite, since JSON has no word for others
     */
    public JsonPen number(double number) {
        ink.number(number);
        return this;
    }

    /** Puts a text, with what has to be escaped escaped. */
    public JsonPen text(String text) {
        ink.put('"');
        if (!ink.plain(text)) {
            ink.put(encoder.quoteAsUTF8(text));
        }
        ink.put('"');
        return this;
    }

    /**
     * Puts a time of the years 1 to 9999 as {@link java.time.Instant#toString} has it, without quotes.
     *
     * @param micros since 1970 in UTC
     */
    public JsonPen time(long micros) {
        times.utc(micros);
        return this;
    }

    /**
     * Puts a character where there is one already.
     *
     * @param at how many bytes are before it
     */
    public void replace(int at, char json) {
        ink.replace(at, json);
    }

    /** How many bytes there are so far. */
    public int length() {
        return ink.length();
    }

    /** Makes room for so many more at once, if they are not too many. */
    public void expect(long bytes) {
        ink.expect(bytes);
    }

    /** All of it. */
    public Written finish() {
        return ink.finish();
    }
}
