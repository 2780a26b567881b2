package city.talpuls.streams.dedupe;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;

/**
 * Where a message lay on the uplinks' topic, {@code 3-1042}: its name for ever, under which it is a dead letter too. One that
 * moves takes its place with it.
 */
public final class Place {

    /** Partition and offset at which a moved message lay. */
    private static final String HEADER = "place";

    private Place() {}

    /** The place of the message that is being processed. */
    public static String of(FixedKeyProcessorContext<?, ?> context, Headers headers) {
        var here = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a topic has a place in it"));
        return of(headers, here.partition(), here.offset());
    }

    /** The place of a message that lies here now. */
    public static String of(Headers headers, int partition, long offset) {
        var moved = headers.lastHeader(HEADER);
        return moved == null ? partition + "-" + offset : new String(moved.value(), StandardCharsets.UTF_8);
    }

    /** The headers of a message that moves away from here. */
    public static Headers taken(FixedKeyProcessorContext<?, ?> context, Headers headers) {
        return new RecordHeaders(headers).add(HEADER, of(context, headers).getBytes(StandardCharsets.UTF_8));
    }
}
