package city.talpuls.simulator.timetable;

import city.talpuls.simulator.fleet.SimulatedDevice;
import java.time.Duration;
import java.time.Instant;

/**
 * One message on its way to the broker.
 *
 * @param since the span since the device measured last
 * @param frame the device's frame counter, from 0 at the start of the run
 * @param sentAt when the network server hands it on
 */
public record Delivery(
        SimulatedDevice device, Instant measuredAt, Duration since, long frame, Instant sentAt, Manner manner) {

    /** How a message comes. */
    public enum Manner {
        PUNCTUAL,
        LATE,
        /** The second of two that say the same. */
        COPY
    }

    Delivery copiedAt(Instant time) {
        return new Delivery(device, measuredAt, since, frame, time, Manner.COPY);
    }
}
