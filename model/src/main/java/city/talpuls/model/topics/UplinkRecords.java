package city.talpuls.model.topics;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * How an uplink travels on {@link Topics#UPLINKS}: the payload is the record's value byte for byte, the time of receipt
 * its timestamp, and what else is known stands in headers: {@code source}, {@code redelivered} if the broker said so, and
 * {@code size} if the payload had more bytes than are kept. A dead letter that is
 * read again has two more, {@code replay-of} and {@code registry}, and any message that is read again for its device's codec
 * also {@code redecoding}, see {@link Replay}.
 */
public final class UplinkRecords {

    private static final String SOURCE = "source";
    private static final String REDELIVERED = "redelivered";
    private static final String SIZE = "size";
    private static final String REPLAY_OF = "replay-of";
    private static final String REGISTRY = "registry";
    private static final String REDECODING = "redecoding";

    private UplinkRecords() {}

    /** The record to send, under the key that keeps the messages of one device in order. */
    public static ProducerRecord<String, byte[]> write(String key, Uplink uplink) {
        List<Header> headers = new ArrayList<>(6);
        headers.add(header(SOURCE, uplink.source()));
        if (uplink.redelivered()) {
            headers.add(header(REDELIVERED, ""));
        }
        if (uplink.payload().isCut()) {
            headers.add(header(SIZE, Integer.toString(uplink.payload().size())));
        }
        if (uplink.replay() != null) {
            headers.add(header(REPLAY_OF, uplink.replay().of()));
            headers.add(header(REGISTRY, Long.toString(uplink.replay().registry())));
            if (uplink.replay().redecoding() != null) {
                headers.add(header(REDECODING, uplink.replay().redecoding()));
            }
        }
        return new ProducerRecord<>(
                Topics.UPLINKS.name(),
                null,
                uplink.receivedAt().toEpochMilli(),
                key,
                uplink.payload().bytes(),
                headers);
    }

    /** The uplink in a record of the topic; a record that others wrote without a source comes from nowhere: "". */
    public static Uplink read(long timestamp, Headers headers, byte[] value) {
        Header source = headers.lastHeader(SOURCE);
        return new Uplink(
                source == null ? "" : text(source),
                Instant.ofEpochMilli(timestamp),
                headers.lastHeader(REDELIVERED) != null,
                Payload.startOf((int) number(headers.lastHeader(SIZE)), value),
                replay(headers));
    }

    private static @Nullable Replay replay(Headers headers) {
        Header of = headers.lastHeader(REPLAY_OF);
        if (of == null) {
            return null;
        }
        Header redecoding = headers.lastHeader(REDECODING);
        return new Replay(text(of), number(headers.lastHeader(REGISTRY)), redecoding == null ? null : text(redecoding));
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The number in the header; 0, which says nothing in any of them, if there is none. */
    private static long number(@Nullable Header header) {
        try {
            return header == null ? 0 : Long.parseLong(text(header));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
