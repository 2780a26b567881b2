package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/**
 * SenML packs in CBOR (RFC 8428, 6), read as what they are in JSON: the numbers that stand for labels become the labels,
 * and data becomes text in base64url. As strict as {@link JsonText}, and bounded likewise.
 */
final class SenMlCbor {

    private static final int DEEPEST = 64;
    private static final int FIRST_ARRAY = 0x80;
    private static final int LAST_ARRAY = 0x9f;

    /** RFC 8428, table 4. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("-6", "bs"),
            Map.entry("-5", "bv"),
            Map.entry("-4", "bu"),
            Map.entry("-3", "bt"),
            Map.entry("-2", "bn"),
            Map.entry("-1", "bver"),
            Map.entry("0", "n"),
            Map.entry("1", "u"),
            Map.entry("2", "v"),
            Map.entry("3", "vs"),
            Map.entry("4", "vb"),
            Map.entry("5", "s"),
            Map.entry("6", "t"),
            Map.entry("7", "ut"),
            Map.entry("8", "vd"));

    private final ObjectReader reader = CBORMapper.builder(CBORFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();

    /** Whether the bytes begin as an array in CBOR does, and no text in UTF-8. */
    static boolean isLikely(Payload payload) {
        int first = payload.bytes()[0] & 0xff;
        return first >= FIRST_ARRAY && first <= LAST_ARRAY;
    }

    JsonNode read(Payload payload) throws UnreadableException {
        JsonNode pack = tree(payload);
        ArrayNode named = JsonNodeFactory.instance.arrayNode(pack.size());
        for (int i = 0; i < pack.size(); i++) {
            JsonNode entry = pack.get(i);
            named.add(entry instanceof ObjectNode fields ? named("[" + i + "]", fields) : entry);
        }
        return named;
    }

    private JsonNode tree(Payload payload) throws UnreadableException {
        try {
            return reader.readTree(payload.bytes());
        } catch (IOException e) {
            if (!(e instanceof JsonProcessingException wrong)) {
                throw new UncheckedIOException("bytes in memory can always be read", e);
            }
            throw new UnreadableException(
                    Reason.NOT_CBOR, "the bytes begin as CBOR does, and are none: " + wrong.getOriginalMessage());
        }
    }

    private static ObjectNode named(String place, ObjectNode entry) throws UnreadableException {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (var field : entry.properties()) {
            String name = LABELS.getOrDefault(field.getKey(), field.getKey());
            JsonNode value = field.getValue();
            boolean isData = name.equals("vd") && value.isBinary();
            JsonNode before = named.replace(name, isData ? TextNode.valueOf(base64url(value)) : value);
            if (before != null) {
                throw new UnreadableException(
                        Reason.WRONG_FORM, place + " has a field twice, once by its number: " + field.getKey());
            }
        }
        return named;
    }

    private static String base64url(JsonNode bytes) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
    }
}
