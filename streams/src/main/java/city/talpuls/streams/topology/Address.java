package city.talpuls.streams.topology;

import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.dedupe.Place;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Finds out whether a message lies where its device's messages lie; one that has to move takes its place with it. */
final class Address implements FixedKeyProcessor<String, byte[], Addressed> {

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
            var headers = Place.taken(context, message.headers());
            context.forward(message.withHeaders(headers).withValue(new Addressed.Elsewhere(device, message.value())));
        }
    }
}
