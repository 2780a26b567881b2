package city.talpuls.simulator.wire;

import city.talpuls.simulator.course.Measured;
import city.talpuls.simulator.course.Quantity;
import city.talpuls.simulator.fleet.SimulatedDevice;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** A SenML pack (RFC 8428): base name and time first, then a record per reading and two for the position. */
final class SenmlJson {

    private static final int NANO_DIGITS = 9;
    private static final int MICRO_DIGITS = 6;

    private final JsonText text;
    private final Radio radio;

    SenmlJson(JsonText text, Radio radio) {
        this.text = text;
        this.radio = radio;
    }

    Message encode(Utterance utterance) {
        return new Message(NativeJson.topic(utterance.device(), radio), text.of(json -> pack(json, utterance)));
    }

    private static void pack(JsonGenerator json, Utterance utterance) throws IOException {
        SimulatedDevice device = utterance.device();
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringField("bn", "urn:dev:mac:" + device.devEui() + ":");
        json.writeFieldName("bt");
        json.writeNumber(seconds(utterance.measuredAt()));
        json.writeEndObject();
        for (Measured reading : utterance.readings()) {
            Quantity quantity = reading.quantity();
            record(json, quantity.property(), quantity.senmlUnit(), quantity.inSenml(reading.value()));
        }
        record(json, "latitude", "lat", device.position().latitude());
        record(json, "longitude", "lon", device.position().longitude());
        json.writeEndArray();
    }

    private static void record(JsonGenerator json, String name, String unit, double value) throws IOException {
        json.writeStartObject();
        json.writeStringField("n", name);
        json.writeStringField("u", unit);
        json.writeNumberField("v", value);
        json.writeEndObject();
    }

    /** Unix seconds with six digits, more than a double can hold beside them is no use to a reader. */
    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS))
                .setScale(MICRO_DIGITS, RoundingMode.DOWN);
    }
}
