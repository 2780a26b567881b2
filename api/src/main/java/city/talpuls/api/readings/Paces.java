package city.talpuls.api.readings;

import city.talpuls.api.registry.NominalIntervals;
import city.talpuls.model.measurement.DeviceId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Knows how often readings are expected, where somebody asks how complete a series is. */
@Singleton
final class Paces {

    private final NominalIntervals intervals;
    private final InstantSource clock;

    Paces(NominalIntervals intervals, @Named("api") InstantSource clock) {
        this.intervals = intervals;
        this.clock = clock;
    }

    /** What is expected of the device now, as far as these statistics need to know. */
    Pace of(DeviceId device, Statistics statistics) {
        return statistics.needPace() ? new Pace(intervals.of(device).orElse(null), clock.instant()) : Pace.UNKNOWN;
    }
}
