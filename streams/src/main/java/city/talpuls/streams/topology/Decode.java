package city.talpuls.streams.topology;

import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.decode.Decoding;
import city.talpuls.streams.dedupe.Place;
import city.talpuls.streams.registry.Catalogue;
import city.talpuls.streams.registry.Vocabularies;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Reads each raw uplink as its device is registered; what cannot be read becomes a dead letter, named after its place in
 * the topic, or, if it was one before, as it was then.
 */
final class Decode implements FixedKeyProcessor<String, byte[], Read> {

    /** The registry is on its way while a replay that was asked for after its change is already here. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Decoder decoder;
    private final Catalogue catalogue;
    private FixedKeyProcessorContext<String, Read> context;
    private Vocabularies vocabularies;

    Decode(Decoder decoder, Catalogue catalogue) {
        this.decoder = decoder;
        this.catalogue = catalogue;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Read> context) {
        this.context = context;
        this.vocabularies = new Vocabularies(context.getStateStore(Vocabularies.storeName()));
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> message) {
        var asked = RequestRecords.read(message.headers());
        if (asked.isPresent() && DeviceId.isValid(message.key())) {
            context.forward(message.withValue(asked(message, asked.get())));
            return;
        }
        Uplink uplink = UplinkRecords.read(message.timestamp(), message.headers(), message.value());
        Replay replay = uplink.replay();
        if (replay != null) {
            catalogue.await(replay.registry(), LONGEST_WAIT);
        }
        context.forward(message.withValue(read(uplink, message.headers())));
    }

    private Read asked(FixedKeyRecord<String, byte[]> message, Request request) {
        catalogue.await(request.registry(), LONGEST_WAIT);
        if (request.kind() == Request.Kind.ERASE) {
            vocabularies.forget(new DeviceId(message.key()));
        }
        return new Read.Asked(
                Report.ofRequest(new DeviceId(message.key()), Instant.ofEpochMilli(message.timestamp()), request));
    }

    private Read read(Uplink uplink, Headers headers) {
        return switch (decoder.read(uplink)) {
            case Decoding.Accepted accepted ->
                vocabularies.admits(accepted.report())
                        ? new Read.Understood(accepted)
                        : new Read.Dead(new DeadLetter(
                                id(uplink, headers),
                                uplink,
                                Reason.TOO_MANY_PROPERTIES,
                                "the device names more than " + Vocabularies.MOST + " properties",
                                accepted.report().device(),
                                accepted.report().counter()));
            case Decoding.Rejected rejected ->
                new Read.Dead(new DeadLetter(
                        id(uplink, headers),
                        uplink,
                        rejected.reason(),
                        rejected.detail(),
                        rejected.device(),
                        rejected.counter()));
        };
    }

    private String id(Uplink uplink, Headers headers) {
        String before = uplink.replayOf();
        return before == null ? Place.of(context, headers) : before;
    }
}
