package city.talpuls.api.sensorthings;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.talpuls.api.files.Ink;
import city.talpuls.api.files.Times;
import city.talpuls.api.sensorthings.store.Value;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Writes JSON, as bytes from the start: most of what is asked for are thousands of Observations. */
final class Pen {

    private final Ink ink = new Ink('.');
    private final Times times = new Times(ink, ZoneOffset.UTC);
    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();

    /** @param json without anything to escape */
    Pen raw(String json) {
        ink.put(json);
        return this;
    }

    Pen raw(byte[] json) {
        ink.put(json);
        return this;
    }

    /** @param length how many of these bytes */
    Pen raw(byte[] json, int length) {
        ink.put(json, length);
        return this;
    }

    Pen raw(char json) {
        ink.put(json);
        return this;
    }

    Pen number(long number) {
        ink.number(number);
        return this;
    }

    Pen text(String text) {
        ink.put('"');
        ink.put(encoder.quoteAsUTF8(text));
        ink.put('"');
        return this;
    }

    Pen value(@Nullable Value value) {
        switch (value) {
            case null -> ink.put("null");
            case Value.Text(var text) -> text(text);
            case Value.Decimal(var number) -> ink.number(number);
            case Value.Json(var json) -> ink.put(json.getBytes(UTF_8));
            case Value.Moment(var micros) -> {
                ink.put('"');
                times.utc(micros);
                ink.put('"');
            }
            case Value.Period(var start, var end) -> {
                ink.put('"');
                times.utc(start);
                ink.put('/');
                times.utc(end);
                ink.put('"');
            }
        }
        return this;
    }

    /** How many bytes there are so far. */
    int length() {
        return ink.length();
    }

    /** Makes room for so many more at once. */
    void expect(long bytes) {
        ink.expect(bytes);
    }

    byte[] take() {
        return ink.take();
    }
}
