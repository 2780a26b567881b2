package city.talpuls.codec.javascript;

import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Decoded.Fault;
import city.talpuls.codec.Frame;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A script that was loaded. */
final class ScriptCodec implements Codec {

    private static final int DEEPEST = 64;

    private final Sandboxes sandboxes;
    private final Image image;
    private final Duration limit;
    private final ObjectReader json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build()
            .reader();

    ScriptCodec(Sandboxes sandboxes, Image image, Duration limit) {
        this.sandboxes = sandboxes;
        this.image = image;
        this.limit = limit;
    }

    @Override
    public Decoded decode(Frame frame) {
        String answer;
        try {
            answer = sandboxes.use(sandbox -> sandbox.decode(image, question(frame), sandboxes.limit(limit)));
        } catch (ScriptException e) {
            return new Decoded.Failure(e.fault(), List.of(String.valueOf(e.getMessage())));
        }
        try {
            return decoded(json.readTree(answer));
        } catch (JsonProcessingException e) {
            return failed(e.getOriginalMessage());
        }
    }

    /** The frame as driver.js takes it. */
    private static String question(Frame frame) {
        var text = new StringBuilder(64 + 4 * frame.bytes().length)
                .append("{\"recvTime\":")
                .append(frame.receivedAt().toEpochMilli())
                .append(",\"fPort\":")
                .append(frame.fPort())
                .append(",\"bytes\":[");
        for (int i = 0; i < frame.bytes().length; i++) {
            text.append(i == 0 ? "" : ",").append(frame.bytes()[i] & 0xFF);
        }
        return text.append("]}").toString();
    }

    private static Decoded decoded(JsonNode answer) {
        List<String> stopped = texts(answer.path("stopped"));
        if (!stopped.isEmpty()) {
            return new Decoded.Failure(Fault.STOPPED, stopped);
        }
        List<String> errors = texts(answer.path("errors"));
        if (!errors.isEmpty()) {
            return new Decoded.Failure(Fault.FAILED, errors);
        }
        return answer.path("data") instanceof ObjectNode data
                ? new Decoded.Values(data, texts(answer.path("warnings")))
                : failed("it gave no answer");
    }

    private static Decoded failed(String error) {
        return new Decoded.Failure(Fault.FAILED, List.of(error));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>(list.size());
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
