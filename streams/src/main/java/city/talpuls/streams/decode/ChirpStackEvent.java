package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ChirpStack tells of a device beside its uplinks: numbers of its status, else words that are the device's last
 * state. Fields that are 0, false or empty are absent here too.
 *
 * @param readings numbers
 * @param texts words
 * @param position where the device was found to be
 */
record ChirpStackEvent(
        List<Reading> readings,
        Map<String, String> texts,
        @Nullable Position position) {

    private static final int LONGEST_TEXT = 1_000;

    /**
     * Reads an event.
     *
     * @param kind the last level of its topic
     * @throws UnreadableException if it is of a kind that says nothing of the device
     */
    static ChirpStackEvent of(String kind, JsonNode body, Instant time) throws UnreadableException {
        return switch (kind) {
            case "status" -> status(body, time);
            case "join" -> words("joined", time + " as " + body.path("devAddr").asText("?"));
            case "log" ->
                words(
                        "network_log",
                        body.path("level").asText("INFO") + " "
                                + body.path("code").asText("UNKNOWN") + ": "
                                + body.path("description").asText());
            case "ack" ->
                words(
                        "downlink",
                        (body.path("acknowledged").asBoolean() ? "acknowledged " : "not acknowledged ")
                                + body.path("fCntDown").asLong());
            case "txack" -> words("downlink", "sent " + body.path("fCntDown").asLong());
            case "location" -> location(body);
            default -> throw untold(kind);
        };
    }

    /** Of an event of a kind that says nothing of the device. */
    static UnreadableException untold(String kind) {
        return new UnreadableException(
                Reason.UNSUPPORTED,
                "an event '" + kind + "' of ChirpStack says nothing that Talpuls keeps of a device");
    }

    private static ChirpStackEvent status(JsonNode body, Instant time) throws UnreadableException {
        List<Reading> readings = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        readings.add(Readings.of("link_margin", time, Fields.number(body, "", "margin"), Quality.GOOD));
        if (body.path("externalPowerSource").asBoolean()) {
            texts.put("power", "external");
        } else {
            texts.put("power", "battery");
            if (!body.path("batteryLevelUnavailable").asBoolean()) {
                readings.add(Readings.of("battery_level", time, Fields.number(body, "", "batteryLevel"), Quality.GOOD));
            }
        }
        return new ChirpStackEvent(readings, texts, null);
    }

    private static ChirpStackEvent location(JsonNode body) {
        JsonNode location = body.path("location");
        Position position = Fields.position(location);
        String source = location.path("source").asText("UNKNOWN");
        return new ChirpStackEvent(List.of(), Map.of("located_by", Texts.printable(source, LONGEST_TEXT)), position);
    }

    private static ChirpStackEvent words(String name, String said) {
        return new ChirpStackEvent(List.of(), Map.of(name, Texts.printable(said, LONGEST_TEXT)), null);
    }
}
