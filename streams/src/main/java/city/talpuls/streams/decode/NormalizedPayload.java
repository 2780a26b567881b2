package city.talpuls.streams.decode;

import city.talpuls.codec.profile.Measured;
import city.talpuls.codec.profile.Translated;
import city.talpuls.codec.profile.Translation;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What The Things Stack's normalizers make of a payload, in the one vocabulary of the LoRaWAN Device Repository: a list of
 * measurements, each with a time of its own if the device said one. There the names and their units mean the same for
 * every device, also {@code battery}, which elsewhere is anything.
 *
 * @param readings its numbers
 * @param texts its words and truth values
 * @param position where the device says it is
 */
record NormalizedPayload(
        List<Reading> readings,
        Map<String, String> texts,
        @Nullable Position position) {

    /** Reads the lists. Made once, since understanding names and units takes its time. */
    static final class Reader {

        private static final Profile MEANINGS = new Profile(
                "the-things-stack-normalized",
                "The Things Stack's normalized payload",
                null,
                null,
                List.of(
                        meaning("battery", "battery_voltage", "V"),
                        meaning("soil.ec", "soil_conductivity", "dS/m"),
                        meaning("metering.water.total", "volume", "l"),
                        meaning("action.motion.count", "motion_count", "1")),
                null);

        private final Translation translation;

        Reader(Translations translations) {
            this.translation = translations.of(MEANINGS, Map.of());
        }

        /**
         * Reads the list in an uplink; of one without it nothing comes.
         *
         * @param time when the measurements were made that name no time
         * @throws UnreadableException naming the measurement that is not of the form
         */
        NormalizedPayload read(JsonNode uplink, Instant time, Quality quality) throws UnreadableException {
            List<Reading> readings = new ArrayList<>();
            Map<String, String> texts = new HashMap<>();
            Position position = null;
            JsonNode list = Fields.list(uplink, "uplink_message.", "normalized_payload");
            for (int i = 0; i < list.size(); i++) {
                String place = "uplink_message.normalized_payload[" + i + "]";
                Fields.requireObject(list.get(i), place);
                ObjectNode measurement = (ObjectNode) list.get(i);
                JsonNode own = measurement.path("time");
                Instant at = own.isMissingNode() || own.isNull() ? time : Times.rfc3339(place + ".time", own);
                Translated said = translation.translate(measurement.without("time"));
                Interpretation.requireSound(said);
                for (Measured one : said.measured()) {
                    readings.add(new Reading(one.property(), at, one.value(), quality));
                }
                texts.putAll(said.texts());
                position = said.position() == null ? position : said.position();
            }
            return new NormalizedPayload(readings, texts, position);
        }

        private static ProfileProperty meaning(String name, String property, String unit) {
            return new ProfileProperty(name, new Property(property), unit, null, null, null);
        }
    }
}
