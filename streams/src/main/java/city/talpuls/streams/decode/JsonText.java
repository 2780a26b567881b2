package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bytes as JSON, strictly: UTF-8 only, nothing behind the end, no key twice, nothing nested without end. */
final class JsonText {

    private static final int DEEPEST = 64;

    private final ObjectReader reader = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();

    JsonNode read(Payload payload) throws UnreadableException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException(Reason.NOT_UTF8, "the bytes are not UTF-8: " + payload);
        }
        try {
            JsonNode node = reader.readTree(text);
            if (node.isMissingNode()) {
                throw new UnreadableException(Reason.NOT_JSON, "there is nothing but white space");
            }
            return node;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new UnreadableException(
                    Reason.NOT_JSON,
                    e.getOriginalMessage()
                            + (place == null
                                    ? ""
                                    : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
        }
    }
}
