package city.talpuls.streams.decode;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the airRohr firmware calls a value: by the chip, if it is said, and by what the chip measures, {@code
 * BME280_temperature}.
 *
 * @param type the whole name
 * @param chip what stands before what it measures, possibly nothing
 * @param measure what it measures; null for anything that we have no word for
 */
record AirRohrName(String type, String chip, @Nullable Measure measure) {

    /** What chips measure, in the firmware's words and in ours. */
    private enum Measure {
        PM1("P0", "pm1", 0),
        PM2_5("P2", "pm2_5", 0),
        PM4("P4", "pm4", 0),
        PM10("P1", "pm10", 0),
        TEMPERATURE("temperature", "temperature", 0),
        HUMIDITY("humidity", "relative_humidity", 0),
        /** In Pa, where Talpuls has hPa. */
        PRESSURE("pressure", "pressure", -2),
        CO2("co2_ppm", "co2", 0),
        SOUND("noise_LAeq", "sound_level", 0),
        QUIETEST("noise_LA_min", "noise_LA_min", 0),
        LOUDEST("noise_LA_max", "noise_LA_max", 0),
        SIGNAL("signal", "rssi", 0),
        LATITUDE("GPS_lat", "latitude", 0),
        LONGITUDE("GPS_lon", "longitude", 0);

        private final String word;
        private final String property;
        private final int powerOfTen;

        Measure(String word, String property, int powerOfTen) {
            this.word = word;
            this.property = property;
            this.powerOfTen = powerOfTen;
        }
    }

    static AirRohrName of(String type) {
        for (Measure measure : Measure.values()) {
            if (type.equals(measure.word)) {
                return new AirRohrName(type, "", measure);
            }
            int split = type.length() - measure.word.length() - 1;
            if (split > 0 && type.endsWith("_" + measure.word) && type.indexOf('_') == split) {
                return new AirRohrName(type, type.substring(0, split), measure);
            }
        }
        return new AirRohrName(type, "", null);
    }

    /** By which power of ten the value has to be multiplied for our unit. */
    int powerOfTen() {
        return measure == null ? 0 : measure.powerOfTen;
    }

    /** What the chip is called in a property's name. */
    private String chipWord() {
        if (!chip.isEmpty()) {
            return chip.toLowerCase(Locale.ROOT);
        }
        return measure == Measure.TEMPERATURE || measure == Measure.HUMIDITY ? "dht22" : "other";
    }

    /**
     * Which property each value of a message is. Where several chips measure the same, the one that is best at it has the
     * property, and the others' have the chip before their names: which is which does not depend on the order in the
     * message.
     */
    static final class Choice {

        /** Chips from good to bad at what they measure, as far as they compete; without a name it is a DHT22. */
        private static final List<String> BEST_FIRST = List.of(
                "BME280", "SHT3X", "HTU21D", "", "BMP280", "BMP", "SCD30", "DS18B20", "SPS30", "NPM", "SDS", "PMS",
                "HPM", "IPS");

        private static final Comparator<String> BY_RANK =
                Comparator.comparingInt(Choice::rank).thenComparing(Comparator.naturalOrder());

        private final Map<Measure, String> best = new EnumMap<>(Measure.class);
        private final boolean countsParticles;

        Choice(List<AirRohrName> names) {
            countsParticles = names.stream().anyMatch(name -> name.type.startsWith("ratioP"));
            for (AirRohrName name : names) {
                if (name.measure != null && !isCount(name)) {
                    best.merge(name.measure, name.chip, (a, b) -> BY_RANK.compare(a, b) <= 0 ? a : b);
                }
            }
        }

        private static int rank(String chip) {
            int rank = BEST_FIRST.indexOf(chip);
            return rank < 0 ? BEST_FIRST.size() : rank;
        }

        /** The name of the property; the firmware's own for what we have no word for. */
        String property(AirRohrName name) {
            Measure measure = name.measure;
            if (measure == null || isCount(name)) {
                return name.type;
            }
            return name.chip.equals(best.get(measure)) ? measure.property : name.chipWord() + "_" + measure.property;
        }

        /** A PPD42NS calls its values P1 and P2 too, but counts particles, and says a ratio beside. */
        private boolean isCount(AirRohrName name) {
            return countsParticles
                    && name.chip.isEmpty()
                    && (name.measure == Measure.PM10 || name.measure == Measure.PM2_5);
        }
    }
}
