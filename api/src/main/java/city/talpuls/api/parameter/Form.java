package city.talpuls.api.parameter;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a request brings, read field by field. Whatever is wrong ends the request with a problem that names
 * the field, {@code properties[2].unit}; so does a field that nobody asked for, once all are read.
 */
public final class Form {

    private static final int DEEPEST = 32;
    private static final int MOST_BYTES = 1 << 20;

    /** What no database keeps: NUL, and half a character. */
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();

    private final String path;
    private final ObjectNode object;
    private final Set<String> known = new TreeSet<>();

    private Form(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is no JSON object
     */
    public static Form of(byte[] body) {
        return new Form("", json(body));
    }

    /** The form that an object is. */
    public static Form of(ObjectNode object) {
        return new Form("", object);
    }

    /**
     * Reads a body as it is.
     *
     * @throws ProblemException if it is no JSON object, or a very large one
     */
    public static ObjectNode json(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw new ProblemException(Problem.of(
                    ProblemType.TOO_LARGE,
                    "the body has " + body.length + " bytes, where " + MOST_BYTES + " are the most"));
        }
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw new ProblemException(Problem.of(ProblemType.BAD_REQUEST, "the body has to be a JSON object"));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new ProblemException(Problem.of(
                    ProblemType.BAD_REQUEST,
                    "the body is no JSON: " + e.getOriginalMessage()
                            + (place == null
                                    ? ""
                                    : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")")));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
    }

    /** The text in the field; nothing if it is absent or null. */
    public @Nullable String text(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(field, "has to be a text");
        }
        String text = node.textValue();
        if (UNKEEPABLE.matcher(text).find()) {
            throw wrong(field, "has a character that is none: NUL, or half a surrogate pair");
        }
        return text;
    }

    /** The text in the field, which has to be there. */
    public String requiredText(String field) {
        String text = text(field);
        if (text == null) {
            throw wrong(field, "is missing");
        }
        return text;
    }

    /** What the reader makes of the text in the field; nothing if it is absent or null. */
    public <T> @Nullable T read(String field, Function<String, T> reader) {
        String text = text(field);
        return text == null ? null : checked(field, () -> reader.apply(text));
    }

    /** Whether the field says so; nothing if it is absent or null. */
    public @Nullable Boolean truth(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            throw wrong(field, "has to be true or false");
        }
        return node.booleanValue();
    }

    /** The number in the field; nothing if it is absent or null. */
    public @Nullable Double number(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong(field, "has to be a number");
        }
        return node.doubleValue();
    }

    /** The number in the field, which has to be there. */
    public double requiredNumber(String field) {
        Double number = number(field);
        if (number == null) {
            throw wrong(field, "is missing");
        }
        return number;
    }

    /** The whole number in the field, within these bounds; nothing if it is absent or null. */
    public @Nullable Integer whole(String field, int least, int most) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.canConvertToInt() || !node.isIntegralNumber() || node.intValue() < least || node.intValue() > most) {
            throw wrong(field, "has to be a whole number from " + least + " to " + most);
        }
        return node.intValue();
    }

    /** The object in the field; nothing if it is absent or null. */
    public @Nullable Form object(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode inner)) {
            throw wrong(field, "has to be an object");
        }
        return new Form(path + field + ".", inner);
    }

    /** The objects in the list in the field; none if it is absent or null. */
    public List<Form> objects(String field) {
        JsonNode node = node(field);
        List<Form> forms = new ArrayList<>();
        if (node == null) {
            return forms;
        }
        if (!node.isArray()) {
            throw wrong(field, "has to be a list");
        }
        for (int i = 0; i < node.size(); i++) {
            if (!(node.get(i) instanceof ObjectNode inner)) {
                throw wrong(field + "[" + i + "]", "has to be an object");
            }
            forms.add(new Form(path + field + "[" + i + "].", inner));
        }
        return forms;
    }

    /** The names of all fields that are there. */
    public List<String> fields() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        known.addAll(names);
        return names;
    }

    /** Ends the request if there is a field that nobody asked for. */
    public void requireNothingElse() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong(name, "is unknown; there are " + String.join(", ", known));
            }
        });
    }

    /** What the maker makes; what it refuses, the field is refused for. */
    public <T> T checked(String field, Maker<T> maker) {
        try {
            return maker.make();
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter(path + field, String.valueOf(e.getMessage()));
        }
    }

    /** Makes something of what was read. */
    public interface Maker<T> {
        T make();
    }

    /** The problem that a field has. */
    public ProblemException wrong(String field, String what) {
        return ProblemException.badParameter(path + field, path + field + " " + what);
    }

    private @Nullable JsonNode node(String field) {
        known.add(field);
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }
}
