package city.talpuls.api.sensorthings.write;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An Observation that is kept as a reading or an aggregate of a device: its id says of which Datastream, and of when.
 *
 * @param datastream the id of the Datastream
 * @param time of the reading to the millisecond, or the start of the aggregate
 */
record DeviceObservation(long datastream, Instant time) {

    private static final int TIME_BITS = 42;
    private static final Instant ZERO = Instant.parse("2000-01-01T00:00:00Z");

    /** What the id says; nothing if it is that of an Observation that a client made. */
    static Optional<DeviceObservation> of(long id) {
        long datastream = id >> TIME_BITS;
        return datastream <= 0
                ? Optional.empty()
                : Optional.of(new DeviceObservation(datastream, ZERO.plusMillis(id - (datastream << TIME_BITS))));
    }

    long id() {
        return datastream << TIME_BITS | Duration.between(ZERO, time).toMillis();
    }
}
