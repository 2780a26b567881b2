package city.talpuls.indicators.air;

import city.talpuls.model.measurement.Property;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good the air was in an hour.
 *
 * @param hour the hour's start
 * @param pollutants those that were measured, in the order of the index; at least one
 * @param complete whether all pollutants of the index are among them
 */
public record AirQuality(Instant hour, Map<Property, Graded> pollutants, boolean complete) {

    public AirQuality {
        if (pollutants.isEmpty()) {
            throw new IllegalArgumentException("without any pollutant there is no index");
        }
        pollutants = Collections.unmodifiableMap(new LinkedHashMap<>(pollutants));
    }

    /** The class of the hour, 0 the best: that of the worst pollutant. */
    public int grade() {
        return pollutants.values().stream().mapToInt(Graded::grade).max().orElseThrow();
    }

    /** The pollutants that are as bad as the hour. */
    public List<Property> decisive() {
        return pollutants.entrySet().stream()
                .filter(graded -> graded.getValue().grade() == grade())
                .map(Map.Entry::getKey)
                .toList();
    }
}
