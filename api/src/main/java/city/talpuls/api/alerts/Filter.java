package city.talpuls.api.alerts;

import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.Moment;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are wanted.
 *
 * @param state in which state
 * @param severity of this severity or a higher one
 * @param rule only those of this rule
 * @param device only those of this device
 * @param district only those of devices that stand in it
 * @param from raised at this time or later
 * @param to raised before this time
 */
record Filter(
        StateChoice state,
        @Nullable Severity severity,
        @Nullable String rule,
        @Nullable DeviceId device,
        @Nullable District district,
        @Nullable Moment from,
        @Nullable Moment to) {

    /** The condition in SQL, with a name for each value of {@link #values()}. */
    String condition() {
        return state.condition()
                + (severity == null ? "" : " AND severity = ANY (:severities)")
                + (rule == null ? "" : " AND rule = :rule")
                + (device == null ? "" : " AND alert.device = :device")
                + (district == null ? "" : " AND device.district = :district")
                + (from == null ? "" : " AND raised_at >= :from")
                + (to == null ? "" : " AND raised_at < :to");
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (severity != null) {
            values.put(
                    "severities",
                    Arrays.stream(Severity.values())
                            .filter(other -> other.compareTo(severity) >= 0)
                            .map(Severity::label)
                            .toArray(String[]::new));
        }
        if (rule != null) {
            values.put("rule", rule);
        }
        if (device != null) {
            values.put("device", device.value());
        }
        if (district != null) {
            values.put("district", district.name());
        }
        if (from != null) {
            values.put("from", from.instant());
        }
        if (to != null) {
            values.put("to", to.instant());
        }
        return values;
    }
}
