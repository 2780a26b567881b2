package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Uplink;
import java.util.Map;
import java.util.stream.Collectors;

/** What a test expects of a message. */
final class Expectations {

    private static final Decoder DECODER = Decoder.withoutRegistry();

    private Expectations() {}

    static Decoding.Accepted accepted(Uplink uplink) {
        return switch (DECODER.read(uplink)) {
            case Decoding.Accepted accepted -> accepted;
            case Decoding.Rejected rejected -> throw new AssertionError("was rejected: " + rejected);
        };
    }

    static Decoding.Rejected rejected(Uplink uplink) {
        return switch (DECODER.read(uplink)) {
            case Decoding.Rejected rejected -> rejected;
            case Decoding.Accepted accepted -> throw new AssertionError("was accepted: " + accepted);
        };
    }

    static Map<String, Double> valuesOf(Decoding.Accepted message) {
        return message.report().readings().stream()
                .collect(Collectors.toMap(reading -> reading.property().name(), Reading::value));
    }
}
