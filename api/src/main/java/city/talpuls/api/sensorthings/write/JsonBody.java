package city.talpuls.api.sensorthings.write;

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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** What a request brings, as JSON that can be kept: bounded, without numbers that no double holds and characters that are none. */
final class JsonBody {

    private static final int MOST_BYTES = 2 << 20;
    private static final int DEEPEST = 50;

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

    private JsonBody() {}

    /** @throws ProblemException if it is no object */
    static ObjectNode object(byte[] bytes) {
        if (read(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw unreadable("the body has to be a JSON object");
    }

    /** @throws ProblemException if it is no list */
    static ArrayNode list(byte[] bytes) {
        if (read(bytes) instanceof ArrayNode list) {
            return list;
        }
        throw unreadable("the body has to be a JSON array");
    }

    /** What the database keeps, as JSON again. */
    static JsonNode kept(String json) {
        try {
            return READER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps JSON only", e);
        }
    }

    /** Whether a text is made of characters that a database keeps. */
    static boolean isKeepable(String text) {
        return !UNKEEPABLE.matcher(text).find();
    }

    private static JsonNode read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(Problem.of(
                    ProblemType.TOO_LARGE,
                    "the body has " + bytes.length + " bytes, where " + MOST_BYTES + " are the most"));
        }
        try {
            JsonNode node = READER.readTree(bytes);
            requireKeepable(node);
            return node;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw unreadable("the body is no JSON: " + e.getOriginalMessage()
                    + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
    }

    /**
     * Ends the request if the database would not keep it.
     *
     * @param node what somebody made of what it keeps
     */
    static void requireKeepable(JsonNode node) {
        requireKeepable(node, "", 0);
    }

    private static void requireKeepable(JsonNode node, String path, int depth) {
        if (depth > DEEPEST) {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_LARGE, "nothing may be nested deeper than " + DEEPEST));
        }
        if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            throw ProblemException.badParameter(path, path + " is a number that is too great for a double");
        }
        if (node.isTextual() && !isKeepable(node.textValue())) {
            throw notACharacter(path);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireKeepable(node.get(i), below(path, Integer.toString(i)), depth + 1);
        }
        for (var field : node.properties()) {
            if (!isKeepable(field.getKey())) {
                throw notACharacter(path.isEmpty() ? "body" : path);
            }
            requireKeepable(field.getValue(), below(path, field.getKey()), depth + 1);
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private static ProblemException notACharacter(String path) {
        return ProblemException.badParameter(
                path, path + " has a character that is none: NUL, or half a surrogate pair");
    }

    private static ProblemException unreadable(String why) {
        return new ProblemException(Problem.of(ProblemType.BAD_REQUEST, why));
    }
}
