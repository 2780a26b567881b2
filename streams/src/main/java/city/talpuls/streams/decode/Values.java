package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
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
 * Gathers what an object of decoded values says: each number a reading under its name, each text or truth value a word
 * kept beside; a value inside an object or list is named by its path, {@code air.temperature}. The numbers {@code
 * latitude} and {@code longitude} are the device's position.
 */
final class Values {

    private static final int LONGEST_TEXT = 1000;

    private final Instant time;
    private final Quality quality;
    private final List<Reading> readings = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private @Nullable Double latitude;
    private @Nullable Double longitude;

    /** Values that were all measured at one time. */
    Values(Instant time, Quality quality) {
        this.time = time;
        this.quality = quality;
    }

    /**
     * Adds what the node says under this name.
     *
     * @throws UnreadableException if a name cannot be a property's, or a number cannot be kept
     */
    void add(String name, JsonNode node) throws UnreadableException {
        if (node.isObject()) {
            for (var field : node.properties()) {
                add(name + "." + field.getKey(), field.getValue());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(name + "." + i, node.get(i));
            }
        } else if (node.isNumber()) {
            addNumber(name, node.doubleValue());
        } else if (!node.isNull()) {
            texts.put(property(name).name(), Texts.printable(node.asText(), LONGEST_TEXT));
        }
    }

    private void addNumber(String name, double value) throws UnreadableException {
        switch (name) {
            case "latitude" -> latitude = value;
            case "longitude" -> longitude = value;
            default -> readings.add(reading(name, time, value, quality));
        }
    }

    /**
     * A reading, if the name and the number can be one.
     *
     * @throws UnreadableException naming which of the two cannot
     */
    static Reading reading(String name, Instant time, double value, Quality quality) throws UnreadableException {
        if (!Reading.isValid(value)) {
            throw new UnreadableException(
                    Reason.IMPLAUSIBLE_VALUE, name + " is " + value + ", where a value is finite and at most 1e100");
        }
        return new Reading(property(name), time, value, quality);
    }

    private static Property property(String name) throws UnreadableException {
        if (!Property.isValid(name)) {
            throw new UnreadableException(
                    Reason.WRONG_FORM,
                    "'" + name + "' cannot name a property: 1 to 100 printable characters without commas");
        }
        return new Property(name);
    }

    List<Reading> readings() {
        return readings;
    }

    Map<String, String> texts() {
        return texts;
    }

    /** The position, if both numbers were there and are a place on earth. */
    @Nullable
    Position position() {
        return latitude != null && longitude != null && Position.isValid(latitude, longitude)
                ? new Position(latitude, longitude)
                : null;
    }
}
