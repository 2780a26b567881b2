package city.talpuls.streams.observations;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.timescale.ObservationIds;
import city.talpuls.streams.store.observations.SensorThings.Made;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes Observations just as api gives them to whoever asks for one. */
final class ObservationText {

    private final JsonFactory json = new JsonFactory();
    private final String root;

    /** @param root where SensorThings is, with a slash at its end */
    ObservationText(String root) {
        this.root = root;
    }

    /** The Observation that is a reading of the Datastream. */
    String of(long datastream, Reading reading) {
        long id = ObservationIds.of(datastream, ChronoUnit.MICROS.between(Instant.EPOCH, reading.time()));
        return written(id, to -> {
            to.writeStringField("phenomenonTime", reading.time().toString());
            to.writeNumberField("result", reading.value());
            to.writeStringField("resultTime", reading.time().toString());
            if (!reading.quality().isGood()) {
                to.writeArrayFieldStart("resultQuality");
                for (Flag flag : Flag.values()) {
                    if (reading.quality().has(flag)) {
                        to.writeString(flag.label());
                    }
                }
                to.writeEndArray();
            }
        });
    }

    /** An Observation that a client made. */
    String of(Made made) {
        return written(made.id(), to -> {
            to.writeStringField("phenomenonTime", during(made.start(), made.end()));
            raw(to, "result", made.result());
            if (made.resultTime() == null) {
                to.writeNullField("resultTime");
            } else {
                to.writeStringField("resultTime", made.resultTime().toString());
            }
            raw(to, "resultQuality", made.resultQuality());
            if (made.validStart() != null && made.validEnd() != null) {
                to.writeStringField("validTime", made.validStart() + "/" + made.validEnd());
            }
            raw(to, "parameters", made.parameters());
        });
    }

    private static String during(Instant start, Instant end) {
        return start.equals(end) ? start.toString() : start + "/" + end;
    }

    private static void raw(JsonGenerator to, String name, @Nullable String value) throws IOException {
        if (value != null) {
            to.writeFieldName(name);
            to.writeRawValue(value);
        }
    }

    private interface Properties {
        void write(JsonGenerator to) throws IOException;
    }

    private String written(long id, Properties properties) {
        var text = new StringWriter(512);
        String self = root + "Observations(" + id + ")";
        try (JsonGenerator to = json.createGenerator(text)) {
            to.writeStartObject();
            to.writeNumberField("@iot.id", id);
            to.writeStringField("@iot.selfLink", self);
            properties.write(to);
            to.writeStringField("Datastream@iot.navigationLink", self + "/Datastream");
            to.writeStringField("FeatureOfInterest@iot.navigationLink", self + "/FeatureOfInterest");
            to.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written anywhere but into memory", e);
        }
        return text.toString();
    }
}
