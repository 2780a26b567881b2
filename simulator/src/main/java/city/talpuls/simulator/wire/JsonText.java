package city.talpuls.simulator.wire;

import city.talpuls.simulator.course.Measured;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes JSON as the network servers do: what is 0, false or empty is left out. */
final class JsonText {

    private static final int USUAL_BYTES = 1_536;

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** What writes a message, piece by piece. */
    @FunctionalInterface
    interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }

    byte[] of(Body body) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            body.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    static void unlessZero(JsonGenerator json, String name, long value) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }

    static void unlessZero(JsonGenerator json, String name, double value) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }

    /** The readings as fields; here a zero is a measurement and stays. */
    static void readings(JsonGenerator json, List<Measured> readings) throws IOException {
        for (Measured reading : readings) {
            json.writeNumberField(reading.quantity().property(), reading.value());
        }
    }
}
