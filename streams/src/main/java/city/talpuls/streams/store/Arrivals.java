package city.talpuls.streams.store;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.RequestRecords;
import city.talpuls.model.topics.UplinkRecords;
import city.talpuls.streams.decode.Decoder;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds the new messages among the uplinks, and whose each is; one that is read again, or a request, is none. */
final class Arrivals implements Reader<Arrival> {

    private static final byte[] NOTHING = {};

    private final Decoder decoder = Decoder.withoutRegistry();

    @Override
    public Optional<Arrival> read(ConsumerRecord<String, byte[]> origin) {
        byte[] value = origin.value() == null ? NOTHING : origin.value();
        Uplink uplink = UplinkRecords.read(origin.timestamp(), origin.headers(), value);
        return uplink.replay() != null || isRequest(origin)
                ? Optional.empty()
                : Optional.of(new Arrival(device(uplink, origin.key()), uplink, origin.partition(), origin.offset()));
    }

    private static boolean isRequest(ConsumerRecord<String, byte[]> origin) {
        return RequestRecords.read(origin.headers()).isPresent()
                && origin.key() != null
                && DeviceId.isValid(origin.key());
    }

    /** As the topology finds it, where that can be a device. */
    private String device(Uplink uplink, String key) {
        return decoder.device(uplink)
                .or(() -> Optional.ofNullable(key))
                .filter(DeviceId::isValid)
                .orElse("");
    }
}
