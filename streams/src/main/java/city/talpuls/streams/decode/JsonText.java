package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bytes as JSON, strictly: UTF-8 only, nothing behind the end, no key twice, nothing nested without end. */
final class JsonText {

    private static final int DEEPEST = 64;

    private final ObjectReader reader = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();

    JsonNode read(Payload payload) throws UnreadableException {
        // Plain ASCII is good UTF-8, and the parser takes it as it is; it does not look closely enough at other bytes.
        if (!isPlain(payload.bytes())) {
            return read(text(payload));
        }
        try {
            return tree(reader.readTree(payload.bytes()));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    JsonNode read(String text) throws UnreadableException {
        try {
            return tree(reader.readTree(text));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static JsonNode tree(JsonNode node) throws UnreadableException {
        if (node.isMissingNode()) {
            throw new UnreadableException(Reason.NOT_JSON, "there is nothing but white space");
        }
        return node;
    }

    private static UnreadableException broken(IOException e) {
        if (!(e instanceof JsonProcessingException wrong)) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
        var place = wrong.getLocation();
        return new UnreadableException(
                Reason.NOT_JSON,
                wrong.getOriginalMessage()
                        + (place == null
                                ? ""
                                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
    }

    /** Whether all bytes are ASCII, and none is 0, by which the parser would take it for UTF-16. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(Payload payload) throws UnreadableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException(Reason.NOT_UTF8, "the bytes are not UTF-8: " + payload);
        }
    }
}
