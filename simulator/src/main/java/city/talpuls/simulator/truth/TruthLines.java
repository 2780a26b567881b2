package city.talpuls.simulator.truth;

import city.talpuls.simulator.course.Ailment;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;

/** Writes facts as JSON, one a line. */
public final class TruthLines {

    private final JsonFactory factory = new JsonFactory();

    /**
     * Writes all facts, and closes what it wrote to.
     *
     * @throws IOException if that fails
     */
    public void write(Truth truth, Writer to) throws IOException {
        try (JsonGenerator json = factory.createGenerator(to)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (Fact fact : truth.facts()) {
                json.writeStartObject();
                fields(json, fact);
                json.writeEndObject();
            }
            if (!truth.facts().isEmpty()) {
                json.writeRaw('\n');
            }
        }
    }

    private static void fields(JsonGenerator json, Fact fact) throws IOException {
        switch (fact) {
            case Fact.Emptying emptying -> {
                json.writeStringField("kind", "emptying");
                json.writeStringField("device", emptying.device());
                json.writeStringField("time", emptying.time().toString());
            }
            case Fact.Flood flood -> {
                json.writeStringField("kind", "flood");
                json.writeStringField("device", flood.device());
                json.writeNumberField("usual", flood.usual());
                json.writeStringField("start", flood.start().toString());
                json.writeStringField("peakTime", flood.peakTime().toString());
                json.writeNumberField("peak", flood.peak());
                json.writeStringField("end", flood.end().toString());
            }
            case Fact.Smog smog -> {
                json.writeStringField("kind", "smog");
                json.writeStringField("start", smog.start().toString());
                json.writeStringField("end", smog.end().toString());
            }
            case Fact.Ill ill -> ill(json, ill);
        }
    }

    private static void ill(JsonGenerator json, Fact.Ill ill) throws IOException {
        Ailment ailment = ill.ailment();
        json.writeStringField("kind", word(ailment.kind()));
        json.writeStringField("device", ill.device());
        if (ailment.quantity().isPresent()) {
            json.writeStringField("property", ailment.quantity().get().property());
        }
        json.writeStringField("from", ailment.from().toString());
        json.writeStringField("to", ailment.to().toString());
    }

    private static String word(Ailment.Kind kind) {
        return switch (kind) {
            case STUCK -> "stuck";
            case DRIFT -> "drift";
            case DEAD -> "dead";
        };
    }
}
