package city.talpuls.simulator.wire;

import city.talpuls.simulator.fleet.SimulatedDevice;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The native flat object: one field per reading, and who and where the device is. */
final class NativeJson {

    private final JsonText text;
    private final Radio radio;

    NativeJson(JsonText text, Radio radio) {
        this.text = text;
        this.radio = radio;
    }

    Message encode(Utterance utterance) {
        return new Message(topic(utterance.device(), radio), text.of(json -> object(json, utterance)));
    }

    static String topic(SimulatedDevice device, Radio radio) {
        return "talpuls/v1/gw-" + radio.nearest(device).word() + "/" + device.id() + "/up";
    }

    private static void object(JsonGenerator json, Utterance utterance) throws IOException {
        SimulatedDevice device = utterance.device();
        json.writeStartObject();
        json.writeStringField("time", utterance.measuredAt().toString());
        json.writeStringField("name", device.name());
        json.writeNumberField("latitude", device.position().latitude());
        json.writeNumberField("longitude", device.position().longitude());
        JsonText.readings(json, utterance.readings());
        json.writeEndObject();
    }
}
