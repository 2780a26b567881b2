package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a SenML record, which has one of {@code v}, {@code vs}, {@code vb} and {@code vd}, or none. */
sealed interface SenMlValue {

    /** Data in JSON has no padding. */
    Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

    /** A number, with the base value in it. */
    record Numeric(double value) implements SenMlValue {}

    /** A text, a truth value, or data in base64url. */
    record Text(String text) implements SenMlValue {}

    /** No value: the record has base fields only, or a sum. */
    record None() implements SenMlValue {}

    /**
     * The value of a record. One that has a name and nothing else has the base value, if there is one (RFC 8428, 4.5.4).
     *
     * @throws UnreadableException if there are several, or one of another kind than its field says
     */
    static SenMlValue of(String place, JsonNode entry, @Nullable Double base) throws UnreadableException {
        List<String> there = List.of("v", "vs", "vb", "vd").stream()
                .filter(entry::hasNonNull)
                .toList();
        if (there.size() > 1) {
            throw new UnreadableException(
                    Reason.WRONG_FORM, place + " has " + String.join(" and ", there) + ", where one value is allowed");
        }
        if (there.isEmpty()) {
            return base != null && entry.hasNonNull("n") && !entry.hasNonNull("s") ? new Numeric(base) : new None();
        }
        if (there.contains("v")) {
            Double own = Fields.numberIfAny(entry, place + ".", "v");
            return new Numeric((base == null ? 0 : base) + (own == null ? 0 : own));
        }
        if (there.contains("vb")) {
            return text(place + ".vb", entry.path("vb"), JsonNode::isBoolean, "true or false");
        }
        if (there.contains("vs")) {
            return text(place + ".vs", entry.path("vs"), JsonNode::isTextual, "a text");
        }
        return text(
                place + ".vd",
                entry.path("vd"),
                data -> data.isTextual() && BASE64URL.matcher(data.textValue()).matches(),
                "data in base64url without padding");
    }

    private static Text text(String place, JsonNode value, Predicate<JsonNode> kind, String wanted)
            throws UnreadableException {
        if (!kind.test(value)) {
            throw new UnreadableException(
                    Reason.WRONG_FORM, place + " has to be " + wanted + ", not " + Fields.kind(value));
        }
        return new Text(value.asText());
    }
}
