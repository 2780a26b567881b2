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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one SenML pack say, resolved one after the other. Base fields count from their record on; a time below
 * 2^28 is relative to now; a field whose name ends in {@code _} and is not known forbids reading the pack. Of a record's
 * name the part behind the base name, and behind its last colon, is the property, or, if there is none, what follows the
 * last colon or slash of the base name.
 *
 * <p>A sum, {@code s}, is what the values add up to over time, and so is in another unit than they: it is a reading of its
 * own, of the property with {@code _sum} behind its name, beside that of the value or without one. Data, {@code vd}, is text
 * in base64url. How soon the next record will come, {@code ut}, is not kept.
 */
final class SenMlPack {

    /** RFC 8428, 4.5.3: smaller times are relative. */
    private static final double FIRST_ABSOLUTE = 268_435_456;

    private static final int VERSION = 10;

    /** RFC 9100: version 10, and the feature of units that are not primary. */
    private static final Set<Integer> KNOWN_VERSIONS = Set.of(VERSION, 26);

    private static final int LONGEST_TEXT = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9\\-:./_]*");

    private final SenMlUnits units;
    private final Instant receivedAt;
    private final List<Reading> readings = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private boolean timed = true;
    private @Nullable Integer version;
    private String baseName = "";
    private double baseTime;
    private String baseUnit = "";
    private @Nullable Double baseValue;
    private @Nullable Double baseSum;
    private @Nullable Double latitude;
    private @Nullable Double longitude;

    SenMlPack(SenMlUnits units, Instant receivedAt) {
        this.units = units;
        this.receivedAt = receivedAt;
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    /** Whether none of the times is relative to now. */
    boolean isTimed() {
        return timed;
    }

    @Nullable
    Position position() {
        return latitude != null && longitude != null && Position.isValid(latitude, longitude)
                ? new Position(latitude, longitude)
                : null;
    }

    /**
     * Takes the next record.
     *
     * @param place where it stands in the message
     */
    void add(String place, JsonNode entry) throws UnreadableException {
        Fields.requireObject(entry, "record " + place + " of a SenML pack");
        requireUnderstood(place, entry);
        takeBase(place, entry);
        number(place, entry, "ut");
        SenMlValue value = SenMlValue.of(place, entry, baseValue);
        Double sum = number(place, entry, "s");
        if (sum == null && baseSum != null && value instanceof SenMlValue.Numeric) {
            sum = 0.0;
        }
        if (value instanceof SenMlValue.None && sum == null) {
            return;
        }
        String property = property(place, Fields.text(entry, place + ".", "n"));
        String ownUnit = Fields.text(entry, place + ".", "u");
        String unit = ownUnit == null ? baseUnit : ownUnit;
        Double ownTime = number(place, entry, "t");
        Instant time = time(place, ownTime == null ? 0 : ownTime);
        switch (value) {
            case SenMlValue.Numeric(double number) -> addNumber(place, property, time, unit, number);
            case SenMlValue.Text(String text) -> addText(place, property, text);
            case SenMlValue.None() -> {}
        }
        if (sum != null) {
            double all = (baseSum == null ? 0 : baseSum) + sum;
            readings.add(Readings.of(property + "_sum", time, units.sum(place, property, unit, all), Quality.GOOD));
        }
    }

    private void takeBase(String place, JsonNode entry) throws UnreadableException {
        String name = Fields.text(entry, place + ".", "bn");
        baseName = name == null ? baseName : name;
        Double time = number(place, entry, "bt");
        baseTime = time == null ? baseTime : time;
        String unit = Fields.text(entry, place + ".", "bu");
        baseUnit = unit == null ? baseUnit : unit;
        Double value = number(place, entry, "bv");
        baseValue = value == null ? baseValue : value;
        Double sum = number(place, entry, "bs");
        baseSum = sum == null ? baseSum : sum;
    }

    private void requireUnderstood(String place, JsonNode entry) throws UnreadableException {
        for (var field : entry.properties()) {
            if (field.getKey().endsWith("_")) {
                throw new UnreadableException(
                        Reason.WRONG_FORM,
                        place + "." + field.getKey() + " must be understood (RFC 8428, 4.4) and is not known");
            }
        }
        JsonNode said = entry.path("bver");
        if (said.isMissingNode() || said.isNull()) {
            return;
        }
        if (!said.isIntegralNumber() || !said.canConvertToInt() || !KNOWN_VERSIONS.contains(said.intValue())) {
            throw new UnreadableException(
                    Reason.WRONG_FORM, place + ".bver " + said + " is no version that is known, which are 10 and 26");
        }
        if (version != null && version != said.intValue()) {
            throw new UnreadableException(
                    Reason.WRONG_FORM, place + ".bver " + said + " is another version than " + version + " before");
        }
        version = said.intValue();
    }

    private void addNumber(String place, String property, Instant time, String unit, double number)
            throws UnreadableException {
        switch (unit) {
            case "lat" -> latitude = number;
            case "lon" -> longitude = number;
            default ->
                readings.add(Readings.of(property, time, units.value(place, property, unit, number), Quality.GOOD));
        }
    }

    private void addText(String place, String property, String text) throws UnreadableException {
        if (!Property.isValid(property)) {
            throw new UnreadableException(
                    Reason.WRONG_FORM, place + ": '" + property + "' cannot name a property: 1 to 100 characters");
        }
        texts.put(property, Texts.printable(text, LONGEST_TEXT));
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

    private static @Nullable Double number(String place, JsonNode entry, String field) throws UnreadableException {
        return Fields.numberIfAny(entry, place + ".", field);
    }
}
