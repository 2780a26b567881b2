package city.talpuls.simulator.timetable;

import city.talpuls.simulator.fleet.Fleet;
import java.time.Instant;

/**
 * The history to be told and the present that follows.
 *
 * @param from when the history starts; the same as present if there is none
 * @param present when the present starts
 */
public record Plan(Instant from, Rhythm history, Instant present, Rhythm live) {

    public Plan {
        if (from.isAfter(present)) {
            throw new IllegalArgumentException("a history from " + from + " lies after the present " + present);
        }
    }

    /** About how many messages a fleet has to tell of its history. */
    public double told(Fleet fleet) {
        return fleet.devices().stream()
                .mapToDouble(device -> history.slots(device, from, present))
                .sum();
    }
}
