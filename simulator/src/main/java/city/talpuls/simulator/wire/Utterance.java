package city.talpuls.simulator.wire;

import city.talpuls.simulator.course.Measured;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.time.Instant;
import java.util.List;

/**
 * What a device says, before it has become a message.
 *
 * @param frame the device's frame counter
 * @param sentAt when the network server hands it on
 * @param copy whether this is the second message of two that say the same, heard by other gateways
 */
public record Utterance(
        SimulatedDevice device, Instant measuredAt, long frame, List<Measured> readings, Instant sentAt, boolean copy) {

    public Utterance {
        readings = List.copyOf(readings);
        if (frame < 0) {
            throw new IllegalArgumentException("frames count from 0, not " + frame);
        }
    }
}
