package city.talpuls.model.measurement;

import java.time.Instant;
import java.util.List;

/**
 * What all datastreams of one device that changed said within one window. It replaces what was said of these
 * datastreams and this window before.
 *
 * @param device whose
 * @param interval the window's length
 * @param start the window's start
 * @param asOf receipt time of the latest message that may be in it: seen when this was computed, and before the hour was
 *     left to the store; of two the later one counts
 * @param series one per datastream
 */
public record DeviceAggregates(
        DeviceId device, Interval interval, Instant start, Instant asOf, List<Aggregate> series) {

    public DeviceAggregates {
        series = List.copyOf(series);
    }
}
