package city.talpuls.api.ngsild;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device that stands somewhere, and what it last measured that nobody doubts.
 *
 * @param device its id
 * @param name what people call it
 * @param district where it stands, if in one
 * @param readings the latest of each property
 */
record Station(
        String device,
        String name,
        @Nullable String district,
        double latitude,
        double longitude,
        List<Measured> readings) {

    Station {
        readings = List.copyOf(readings);
    }

    /**
     * A latest reading.
     *
     * @param unit in UCUM, if it is known
     */
    record Measured(String property, @Nullable String unit, Instant time, double value) {}
}
