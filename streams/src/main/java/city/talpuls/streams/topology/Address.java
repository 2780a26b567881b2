package city.talpuls.streams.topology;

import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Finds out whether a message lies where its device's messages lie; one that has to move takes its place with it. */
final class Address implements FixedKeyProcessor<String, byte[], Addressed> {

    /** Partition and offset at which a moved message lay. */
    private static final String PLACE = "place";

    private final Decoder decoder;
    private FixedKeyProcessorContext<String, Addressed> context;

    Address(Decoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Addressed> context) {
        this.context = context;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> message) {
        Uplink uplink = UplinkRecords.read(message.timestamp(), message.headers(), message.value());
        String device = decoder.device(uplink).orElse(message.key());
        if (device.equals(message.key())) {
            context.forward(message.withValue(new Addressed.Here(message.value())));
        } else {
            var headers = new RecordHeaders(message.headers());
            headers.add(PLACE, place(context, message.headers()).getBytes(StandardCharsets.UTF_8));
            context.forward(message.withHeaders(headers).withValue(new Addressed.Elsewhere(device, message.value())));
        }
    }

    /** Where the message that is being processed lay on the uplinks' topic. */
    static String place(FixedKeyProcessorContext<?, ?> context, Headers headers) {
        var place = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a topic has a place in it"));
        return place(headers, place.partition(), place.offset());
    }

    /** Where a message lay on the uplinks' topic that lies here now. */
    static String place(Headers headers, int partition, long offset) {
        var moved = headers.lastHeader(PLACE);
        return moved == null ? partition + "-" + offset : new String(moved.value(), StandardCharsets.UTF_8);
    }
}
