package city.talpuls.streams.topology;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.decode.Decoding;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Reads each raw uplink; what cannot be read becomes a dead letter, named after its place in the topic. */
final class Decode implements FixedKeyProcessor<String, byte[], Read> {

    private final Decoder decoder;
    private FixedKeyProcessorContext<String, Read> context;

    Decode(Decoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Read> context) {
        this.context = context;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> message) {
        Uplink uplink = UplinkRecords.read(message.timestamp(), message.headers(), message.value());
        Read read = switch (decoder.read(uplink)) {
            case Decoding.Accepted accepted -> new Read.Understood(accepted);
            case Decoding.Rejected rejected ->
                new Read.Dead(new DeadLetter(place(), uplink, rejected.reason(), rejected.detail(), null, null));
        };
        context.forward(message.withValue(read));
    }

    private String place() {
        var place = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a topic has a place in it"));
        return place.partition() + "-" + place.offset();
    }
}
