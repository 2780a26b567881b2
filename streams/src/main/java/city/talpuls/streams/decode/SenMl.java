package city.talpuls.streams.decode;

import city.talpuls.model.measurement.DeviceId;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SenML pack in JSON (RFC 8428). Base fields count from their record on; a time below 2^28 is relative to now; a field
 * whose name ends in {@code _} and is not known forbids reading the pack. The device is the topic's: of a record's name
 * the part behind the base name, and behind its last colon, is the property, or, if there is none, what
 * follows the last colon or slash of the base name.
 */
final class SenMl {

    /** RFC 8428, 4.5.3: smaller times are relative. */
    private static final double FIRST_ABSOLUTE = 268_435_456;

    private static final int HIGHEST_VERSION = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9\\-:./_]*");

    Message read(DeviceId device, JsonNode pack, Instant receivedAt) throws UnreadableException {
        var reader = new Pack(receivedAt);
        for (int i = 0; i < pack.size(); i++) {
            reader.add(i, pack.get(i));
        }
        return new Message(
                device,
                null,
                reader.timed,
                receivedAt,
                Quality.GOOD,
                null,
                reader.position(),
                null,
                null,
                reader.readings,
                reader.texts,
                false);
    }

    /** The state that one record leaves to the next. */
    private static final class Pack {
        private final Instant receivedAt;
        private final List<Reading> readings = new ArrayList<>();
        private final Map<String, String> texts = new LinkedHashMap<>();
        private boolean timed = true;
        private String baseName = "";
        private double baseTime;
        private double baseValue;
        private String baseUnit = "";
        private @Nullable Double latitude;
        private @Nullable Double longitude;

        private Pack(Instant receivedAt) {
            this.receivedAt = receivedAt;
        }

        private void add(int index, JsonNode entry) throws UnreadableException {
            String place = "[" + index + "]";
            Fields.requireObject(entry, "record " + place + " of a SenML pack");
            check(place, entry);
            String name = Fields.text(entry, place + ".", "bn");
            baseName = name == null ? baseName : name;
            baseTime = number(place, entry, "bt", baseTime);
            baseValue = number(place, entry, "bv", baseValue);
            String unit = Fields.text(entry, place + ".", "bu");
            baseUnit = unit == null ? baseUnit : unit;
            String ownUnit = Fields.text(entry, place + ".", "u");
            if (entry.has("v") || entry.has("vs") || entry.has("vb")) {
                addValue(place, entry, ownUnit == null ? baseUnit : ownUnit);
            }
        }

        private static void check(String place, JsonNode entry) throws UnreadableException {
            for (var field : entry.properties()) {
                if (field.getKey().endsWith("_")) {
                    throw new UnreadableException(
                            Reason.WRONG_FORM,
                            place + "." + field.getKey() + " must be understood (RFC 8428, 4.4) and is not known");
                }
            }
            if (number(place, entry, "bver", HIGHEST_VERSION) > HIGHEST_VERSION) {
                throw new UnreadableException(Reason.WRONG_FORM, place + ".bver is a version that is not known");
            }
        }

        private void addValue(String place, JsonNode entry, String unit) throws UnreadableException {
            String property = property(place, Fields.text(entry, place + ".", "n"));
            Instant time = time(place, number(place, entry, "t", 0));
            if (!entry.has("v")) {
                texts.put(
                        property,
                        Texts.printable(
                                entry.path(entry.has("vs") ? "vs" : "vb").asText(), 1000));
                return;
            }
            double value = baseValue + number(place, entry, "v", 0);
            switch (unit) {
                case "lat" -> latitude = value;
                case "lon" -> longitude = value;
                default ->
                    readings.add(Readings.of(
                            property, time, SenMlUnits.inPropertyUnit(place, property, unit, value), Quality.GOOD));
            }
        }

        private String property(String place, @Nullable String name) throws UnreadableException {
            String resolved = name == null ? baseName : baseName + name;
            if (!NAME.matcher(resolved).matches()) {
                throw new UnreadableException(
                        Reason.WRONG_FORM, place + ": '" + resolved + "' is no name after RFC 8428, 4.5.1");
            }
            if (name != null) {
                return name.substring(name.lastIndexOf(':') + 1);
            }
            int end = Math.max(resolved.lastIndexOf(':'), resolved.lastIndexOf('/'));
            return resolved.substring(end + 1);
        }

        private Instant time(String place, double ownTime) throws UnreadableException {
            double time = baseTime + ownTime;
            if (time >= FIRST_ABSOLUTE) {
                return Times.ofSeconds(place + ".t", time);
            }
            timed = false;
            if (!(Math.abs(time) < FIRST_ABSOLUTE)) {
                throw new UnreadableException(Reason.UNREADABLE_TIME, place + ".t " + time + " is no time");
            }
            return receivedAt.plusNanos(Math.round(time * 1e6) * 1000);
        }

        private static double number(String place, JsonNode entry, String field, double otherwise)
                throws UnreadableException {
            JsonNode node = entry.path(field);
            if (node.isMissingNode() || node.isNull()) {
                return otherwise;
            }
            if (!node.isNumber()) {
                throw new UnreadableException(
                        Reason.WRONG_FORM, place + "." + field + " has to be a number, not " + Fields.kind(node));
            }
            return node.doubleValue();
        }

        private @Nullable Position position() {
            return latitude != null && longitude != null && Position.isValid(latitude, longitude)
                    ? new Position(latitude, longitude)
                    : null;
        }
    }
}
