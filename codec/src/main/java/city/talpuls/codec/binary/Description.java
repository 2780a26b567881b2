package city.talpuls.codec.binary;

import city.talpuls.codec.BadCodecException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a description in YAML, strictly: a word that is not known is an error that names its place. */
final class Description {

    private static final int MOST_FIELDS = 1_000;
    private static final int FARTHEST = 1_000;
    private static final Pattern KEY = Pattern.compile("(?:[0-9a-f]{2}){1,4}");

    private static final Set<String> LAYOUT = Set.of("endian", "port", "length", "when", "into", "fields", "records");
    private static final Set<String> FIELD =
            Set.of("name", "type", "endian", "at", "mask", "shift", "scale", "add", "absent", "when");

    private int count;

    private Description() {}

    static List<Layout> read(String yaml) throws BadCodecException {
        JsonNode root;
        try {
            root = YAMLMapper.builder(YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(yaml);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new BadCodecException(
                    "no YAML: " + e.getOriginalMessage().lines().findFirst().orElse("")
                            + (place == null ? "" : " (line " + place.getLineNr() + ")"));
        }
        return new Description().layouts(root);
    }

    private List<Layout> layouts(JsonNode root) throws BadCodecException {
        requireObject("the description", root);
        boolean little = endian("", root, false);
        if (!root.has("layouts")) {
            return List.of(layout("", root, little));
        }
        requireKnown("", root, Set.of("endian", "layouts"));
        JsonNode list = root.path("layouts");
        if (!list.isArray() || list.isEmpty()) {
            throw new BadCodecException("layouts is a list of at least one");
        }
        List<Layout> layouts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            layouts.add(layout("layouts[" + i + "].", list.get(i), little));
        }
        return layouts;
    }

    private Layout layout(String path, JsonNode node, boolean otherwise) throws BadCodecException {
        requireObject(path.isEmpty() ? "the description" : path, node);
        requireKnown(path, node, LAYOUT);
        boolean little = endian(path, node, otherwise);
        if (node.has("fields") == node.has("records")) {
            throw new BadCodecException(path + "fields or records, one of the two, has to be there");
        }
        if (node.has("records") && node.has("into")) {
            throw new BadCodecException(path + "into stands beside fields; of records, each may have it");
        }
        Content content = node.has("fields")
                ? fields(path + "fields", node.path("fields"), little, -FARTHEST, name(path, node, "into"))
                : records(path + "records", node.path("records"), little);
        return new Layout(numbers(path, node, "port"), numbers(path, node, "length"), condition(path, node), content);
    }

    private Content.Records records(String path, JsonNode node, boolean little) throws BadCodecException {
        requireObject(path, node);
        Map<String, Content.Fields> known = new LinkedHashMap<>();
        int size = 0;
        for (var entry : node.properties()) {
            String key = entry.getKey();
            if (!KEY.matcher(key).matches() || (size != 0 && key.length() != 2 * size)) {
                throw new BadCodecException(
                        path + ": a key is 1 to 4 bytes in small hex, all of one length, in quotes, not '" + key + "'");
            }
            size = key.length() / 2;
            // A field counted from the end could lead back, and a payload that does would be read for ever.
            known.put(key, record(path + "." + key, entry.getValue(), little));
        }
        if (known.isEmpty()) {
            throw new BadCodecException(path + " has at least one record");
        }
        return new Content.Records(size, known);
    }

    /** The fields of a key: a list, or an object that says beside them into which list their values go. */
    private Content.Fields record(String path, JsonNode node, boolean little) throws BadCodecException {
        if (!node.isObject()) {
            return fields(path, node, little, 0, null);
        }
        requireKnown(path + ".", node, Set.of("into", "fields"));
        return fields(path + ".fields", node.path("fields"), little, 0, name(path + ".", node, "into"));
    }

    /**
     * @param nearest the least place that a field may name
     */
    private Content.Fields fields(String path, JsonNode node, boolean little, int nearest, @Nullable String into)
            throws BadCodecException {
        if (!node.isArray()) {
            throw new BadCodecException(path + " is a list");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            fields.add(field(path + "[" + i + "].", node.get(i), little, nearest));
        }
        return new Content.Fields(fields, into);
    }

    private Field field(String path, JsonNode node, boolean otherwise, int nearest) throws BadCodecException {
        requireObject(path, node);
        requireKnown(path, node, FIELD);
        if (++count > MOST_FIELDS) {
            throw new BadCodecException("a description has at most " + MOST_FIELDS + " fields");
        }
        if (!node.path("type").isTextual()) {
            throw new BadCodecException(path + "type is missing");
        }
        FieldType type;
        try {
            type = FieldType.ofText(node.path("type").textValue());
        } catch (IllegalArgumentException e) {
            throw new BadCodecException(path + "type " + e.getMessage());
        }
        if (type.isFloating() && (node.has("mask") || node.has("shift"))) {
            throw new BadCodecException(path + "mask: a floating number has no bits to choose");
        }
        Integer at = node.has("at") ? (int) whole(path, node, "at", nearest, FARTHEST) : null;
        Long mask = node.has("mask") ? whole(path, node, "mask", 1, 0xFFFF_FFFFL) : null;
        int shift = node.has("shift") ? (int) whole(path, node, "shift", 0, 31) : 0;
        return new Field(
                name(path, node, "name"),
                type,
                endian(path, node, otherwise),
                at,
                mask == null && shift > 0 ? Long.valueOf(-1) : mask,
                shift,
                decimal(path, node, "scale", BigDecimal.ONE),
                decimal(path, node, "add", BigDecimal.ZERO),
                absent(path, node),
                condition(path, node));
    }

    private static Field.@Nullable Condition condition(String path, JsonNode node) throws BadCodecException {
        if (!node.has("when")) {
            return null;
        }
        JsonNode when = node.path("when");
        String inside = path + "when.";
        requireObject(inside, when);
        requireKnown(inside, when, Set.of("at", "mask", "equals"));
        return new Field.Condition(
                (int) whole(inside, when, "at", -FARTHEST, FARTHEST),
                when.has("mask") ? (int) whole(inside, when, "mask", 1, 255) : 255,
                (int) whole(inside, when, "equals", 0, 255));
    }

    private static @Nullable String name(String path, JsonNode node, String field) throws BadCodecException {
        @Nullable String name = node.path(field).textValue();
        if (node.has(field) && (name == null || name.isBlank())) {
            throw new BadCodecException(path + field + " is a text");
        }
        return name;
    }

    private static Set<Long> absent(String path, JsonNode node) throws BadCodecException {
        JsonNode absent = node.path("absent");
        Set<Long> values = new LinkedHashSet<>();
        for (JsonNode value :
                absent.isArray() ? absent : absent.isMissingNode() ? List.<JsonNode>of() : List.of(absent)) {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw new BadCodecException(path + "absent is a whole number or a list of them");
            }
            values.add(value.longValue());
        }
        return values;
    }

    private static Set<Integer> numbers(String path, JsonNode node, String field) throws BadCodecException {
        JsonNode numbers = node.path(field);
        Set<Integer> all = new LinkedHashSet<>();
        for (JsonNode number :
                numbers.isArray() ? numbers : numbers.isMissingNode() ? List.<JsonNode>of() : List.of(numbers)) {
            if (!number.isInt() || number.intValue() < 0 || number.intValue() > 1_000) {
                throw new BadCodecException(path + field + " is a whole number from 0 on, or a list of them");
            }
            all.add(number.intValue());
        }
        return all;
    }

    private static long whole(String path, JsonNode node, String field, long least, long most)
            throws BadCodecException {
        JsonNode number = node.path(field);
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.longValue() < least
                || number.longValue() > most) {
            throw new BadCodecException(path + field + " is a whole number from " + least + " to " + most);
        }
        return number.longValue();
    }

    private static BigDecimal decimal(String path, JsonNode node, String field, BigDecimal otherwise)
            throws BadCodecException {
        if (!node.has(field)) {
            return otherwise;
        }
        if (!node.path(field).isNumber() || !Double.isFinite(node.path(field).doubleValue())) {
            throw new BadCodecException(path + field + " is a number");
        }
        return new BigDecimal(node.path(field).asText());
    }

    private static boolean endian(String path, JsonNode node, boolean otherwise) throws BadCodecException {
        @Nullable String endian = node.path("endian").textValue();
        if (endian == null && !node.has("endian")) {
            return otherwise;
        }
        return switch (String.valueOf(endian)) {
            case "little" -> true;
            case "big" -> false;
            default -> throw new BadCodecException(path + "endian is big or little");
        };
    }

    private static void requireObject(String path, JsonNode node) throws BadCodecException {
        if (!node.isObject()) {
            throw new BadCodecException(path + " is an object of names and values");
        }
    }

    private static void requireKnown(String path, JsonNode node, Set<String> known) throws BadCodecException {
        for (var entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                throw new BadCodecException(
                        path + entry.getKey() + " is not known; there are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}
