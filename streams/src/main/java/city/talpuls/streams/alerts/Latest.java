package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.Moments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** How far each series has been looked at: what was measured before that says nothing of now. */
final class Latest {

    private static final int MOST = 100_000;

    private record Series(DeviceId device, Property property) {}

    private final Moments moments;
    private final Map<Series, Instant> times = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Series, Instant> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param moments in which the report at hand stands already
     */
    Latest(Moments moments) {
        this.moments = moments;
    }

    /** Moves on to a reading, unless there was a later one; says whether it did. One that is ahead of its time moves nothing. */
    boolean move(Report report, Reading reading) {
        var series = new Series(report.device(), reading.property());
        Instant known = times.get(series);
        if (known == null) {
            known = remembered(report, reading);
        }
        boolean isLate = known != null && reading.time().isBefore(known);
        boolean isAhead = reading.time().isAfter(report.receivedAt())
                && !reading.quality().isGood();
        if (!isAhead) {
            times.put(series, isLate ? known : reading.time());
        }
        return !isLate && !isAhead;
    }

    /** The time of the latest reading that is remembered from before the report, and not ahead of it. */
    private @Nullable Instant remembered(Report report, Reading reading) {
        long from = reading.time().toEpochMilli();
        long to = Math.min(
                moments.latest(report.device().value()), report.receivedAt().toEpochMilli());
        if (to <= from) {
            return null;
        }
        try (WindowStoreIterator<Moment> all = moments.backward(report.device().value(), from, to)) {
            while (all.hasNext()) {
                for (Reading other : all.next().value.readings()) {
                    if (other.property().equals(reading.property())
                            && other.time().isAfter(reading.time())
                            && !isOfReport(report, other)) {
                        return other.time();
                    }
                }
            }
        }
        return null;
    }

    private static boolean isOfReport(Report report, Reading other) {
        return report.readings().stream()
                .anyMatch(said ->
                        said.property().equals(other.property()) && said.time().equals(other.time()));
    }

    void forget(DeviceId device) {
        times.keySet().removeIf(series -> series.device().equals(device));
    }
}
