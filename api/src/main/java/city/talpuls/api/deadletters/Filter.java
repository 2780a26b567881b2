package city.talpuls.api.deadletters;

import city.talpuls.api.parameter.Moment;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are wanted.
 *
 * @param reason only those of this reason
 * @param device only those of this device
 * @param source only those whose source begins so
 * @param state in which state
 * @param from received at this time or later
 * @param to received before this time
 */
record Filter(
        @Nullable Reason reason,
        @Nullable DeviceId device,
        @Nullable String source,
        StateChoice state,
        @Nullable Moment from,
        @Nullable Moment to) {

    /** The condition in SQL, with a name for each value of {@link #values()}. */
    String condition() {
        return state.condition()
                + (reason == null ? "" : " AND reason = :reason")
                + (device == null ? "" : " AND device = :device")
                + (source == null ? "" : " AND starts_with(source, :source)")
                + (from == null ? "" : " AND received_at >= :from")
                + (to == null ? "" : " AND received_at < :to");
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (reason != null) {
            values.put("reason", reason.code());
        }
        if (device != null) {
            values.put("device", device.value());
        }
        if (source != null) {
            values.put("source", source);
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
