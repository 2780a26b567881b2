package city.talpuls.model.topics;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * How a {@link Request} travels on {@link Topics#UPLINKS}, so that it has its turn among the device's messages: under the
 * device's key, with no value, and with the headers {@code request} (its id), {@code kind}, {@code from}, {@code to} and
 * {@code registry}, the offset up to which the registry has to be known before.
 */
public final class RequestRecords {

    private static final String ID = "request";
    private static final String KIND = "kind";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String REGISTRY = "registry";

    private RequestRecords() {}

    /** The record to send. */
    public static ProducerRecord<String, byte[]> write(DeviceId device, Instant now, Request request) {
        List<Header> headers = List.of(
                header(ID, request.id()),
                header(KIND, request.kind().name().toLowerCase(Locale.ROOT)),
                header(FROM, Rfc3339.write(request.from())),
                header(TO, Rfc3339.write(request.to())),
                header(REGISTRY, Long.toString(request.registry())));
        return new ProducerRecord<>(
                Topics.UPLINKS.name(), null, now.toEpochMilli(), device.value(), new byte[0], headers);
    }

    /** The request in a record; nothing if it is a message, or has not the headers of one. */
    public static Optional<Request> read(Headers headers) {
        Header id = headers.lastHeader(ID);
        if (id == null) {
            return Optional.empty();
        }
        try {
            var kind = Request.Kind.valueOf(text(headers, KIND).toUpperCase(Locale.ROOT));
            return Optional.of(new Request(
                    text(headers, ID),
                    kind,
                    Rfc3339.read(text(headers, FROM)),
                    Rfc3339.read(text(headers, TO)),
                    Long.parseLong(text(headers, REGISTRY))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
