package city.talpuls.model.topics;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * How an uplink travels on {@link Topics#UPLINKS}: the payload is the record's value byte for byte, the time of receipt
 * its timestamp, and what else is known stands in headers: {@code source}, and {@code redelivered} if the broker said
 * so.
 */
public final class UplinkRecords {

    private static final String SOURCE = "source";
    private static final String REDELIVERED = "redelivered";

    private UplinkRecords() {}

    /** The record to send, under the key that keeps the messages of one device in order. */
    public static ProducerRecord<String, byte[]> write(String key, Uplink uplink) {
        var source = new RecordHeader(SOURCE, uplink.source().getBytes(StandardCharsets.UTF_8));
        List<Header> headers =
                uplink.redelivered() ? List.of(source, new RecordHeader(REDELIVERED, new byte[0])) : List.of(source);
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
                source == null ? "" : new String(source.value(), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(timestamp),
                headers.lastHeader(REDELIVERED) != null,
                Payload.of(value));
    }
}
