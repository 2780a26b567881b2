package city.talpuls.streams.decode;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a device was heard.
 *
 * @param rssi the strength in dBm
 * @param snr in dB, how far above the noise
 */
record Signal(@Nullable Double rssi, @Nullable Double snr) {

    /** Of a message that says nothing of it. */
    static final Signal UNKNOWN = new Signal(null, null);

    private static final Comparator<@Nullable Double> KNOWN_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Signal> BETTER =
            Comparator.comparing(Signal::snr, KNOWN_FIRST).thenComparing(Signal::rssi, KNOWN_FIRST);

    private static final Property RSSI = new Property("rssi");
    private static final Property SNR = new Property("snr");

    /**
     * The signal at the gateway that heard it best: by snr, since a strong signal may be noise, then by rssi.
     *
     * @param receptions a list with an object {@code {rssi, snr}} for each gateway, in which what is 0 is absent; what has
     *     another form is passed over, for it is not the message
     * @param isLora whether it was modulated so that there is an snr
     */
    static Signal best(JsonNode receptions, boolean isLora) {
        Signal best = UNKNOWN;
        for (int i = 0; i < receptions.size(); i++) {
            Signal next = at(receptions.path(i), isLora);
            best = BETTER.compare(next, best) > 0 ? next : best;
        }
        return best;
    }

    /** An rssi of 0 dBm is none: nothing is heard so loud. Where neither field is there, an snr of 0 is none either. */
    private static Signal at(JsonNode reception, boolean isLora) {
        Double rssi = measured(reception.path("rssi"));
        JsonNode snr = reception.path("snr");
        boolean isHeard = rssi != null && rssi != 0;
        if (isLora && isHeard && (snr.isMissingNode() || snr.isNull())) {
            return new Signal(rssi, 0.0);
        }
        return new Signal(isHeard ? rssi : null, measured(snr));
    }

    private static @Nullable Double measured(JsonNode node) {
        return node.isNumber() && Reading.isValid(node.doubleValue()) ? node.doubleValue() : null;
    }

    /** What of it is known, as readings. */
    List<Reading> readings(Instant time, Quality quality) {
        List<Reading> readings = new ArrayList<>(2);
        if (rssi != null) {
            readings.add(new Reading(RSSI, time, rssi, quality));
        }
        if (snr != null) {
            readings.add(new Reading(SNR, time, snr, quality));
        }
        return readings;
    }
}
