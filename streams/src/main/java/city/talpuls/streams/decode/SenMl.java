package city.talpuls.streams.decode;

import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Quality;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * SenML packs (RFC 8428) in JSON or CBOR. The device is the topic's; what the records say is {@link SenMlPack}'s to resolve.
 */
final class SenMl {

    private final SenMlUnits units;

    SenMl(Translations translations) {
        this.units = new SenMlUnits(translations);
    }

    /** Reads a pack. Of one in CBOR the labels have become names, see {@link SenMlCbor}. */
    Message read(DeviceId device, JsonNode list, Instant receivedAt) throws UnreadableException {
        var pack = new SenMlPack(units, receivedAt);
        for (int i = 0; i < list.size(); i++) {
            pack.add("[" + i + "]", list.get(i));
        }
        return new Message(
                device,
                null,
                pack.isTimed(),
                receivedAt,
                Quality.GOOD,
                null,
                pack.position(),
                null,
                null,
                pack.readings(),
                pack.texts(),
                false);
    }
}
