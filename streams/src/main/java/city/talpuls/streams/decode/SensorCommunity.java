package city.talpuls.streams.decode;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What citizens' stations with the airRohr firmware push to a "custom API", {@code sensor-community/{user}/{station}/up}.
 * One message has the values of all the station's chips, as text, without a time or units; which chip a value is of, and
 * in which unit, its name says ({@link AirRohrName}). The station is the topic's, or else the body's chip id, or else the
 * user.
 */
final class SensorCommunity implements WireFormat {

    /** How the firmware is doing, which was not measured, and a height, which positions do not have. */
    private static final Set<String> PASSED_OVER =
            Set.of("samples", "min_micro", "max_micro", "interval", "GPS_height");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]{1,4})?");

    private final JsonText json;

    SensorCommunity(JsonText json) {
        this.json = json;
    }

    @Override
    public boolean owns(List<String> topic) {
        return topic.size() == 4
                && topic.get(0).equals("sensor-community")
                && topic.get(3).equals("up");
    }

    @Override
    public Message read(List<String> topic, Payload payload, Instant receivedAt) throws UnreadableException {
        JsonNode body = json.read(payload);
        Fields.requireObject(body, "a message of an airRohr station");
        DeviceId device = device(topic, body);
        List<Entry> entries = entries(Fields.list(body, "", "sensordatavalues"));
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        var names = new AirRohrName.Choice(entries.stream().map(Entry::name).toList());
        for (Entry entry : entries) {
            values.set(names.property(entry.name()), entry.value());
        }
        String version = Fields.text(body, "", "software_version");
        if (version != null) {
            values.put("software_version", version);
        }
        return new Message(
                device, null, false, receivedAt, Quality.GOOD, null, null, null, values, List.of(), Map.of(), false);
    }

    private static DeviceId device(List<String> topic, JsonNode body) throws UnreadableException {
        if (!topic.get(2).isEmpty()) {
            return Fields.device(topic.get(2));
        }
        for (String chip : List.of("esp8266", "esp32")) {
            JsonNode id = body.path(chip + "id");
            if (id.isTextual() || id.isIntegralNumber()) {
                return Fields.device(chip + "-" + id.asText());
            }
        }
        return Fields.device(topic.get(1));
    }

    private static List<Entry> entries(JsonNode list) throws UnreadableException {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < list.size(); i++) {
            String place = "sensordatavalues[" + i + "]";
            JsonNode entry = list.get(i);
            Fields.requireObject(entry, place);
            String type = Fields.text(entry, place + ".", "value_type");
            if (type == null) {
                throw new UnreadableException(Reason.WRONG_FORM, place + ".value_type is missing");
            }
            if (!PASSED_OVER.contains(type)) {
                var name = AirRohrName.of(type);
                entries.add(new Entry(name, value(place, name, entry.path("value"))));
            }
        }
        return entries;
    }

    /** The number that the text says, in the property's unit; the text if it says none. */
    private static JsonNode value(String place, AirRohrName name, JsonNode value) throws UnreadableException {
        if (value.isContainerNode()) {
            throw new UnreadableException(
                    Reason.WRONG_FORM, place + ".value has to be a text or a number, not " + Fields.kind(value));
        }
        String text = value.asText("").strip();
        if (text.isEmpty() || value.isNull()) {
            return NullNode.getInstance();
        }
        return NUMBER.matcher(text).matches()
                ? DecimalNode.valueOf(new BigDecimal(text).scaleByPowerOfTen(name.powerOfTen()))
                : TextNode.valueOf(text);
    }

    /** A value under the name that the station gives it. */
    private record Entry(AirRohrName name, JsonNode value) {}
}
