/**
 * A whole city of devices that speak the real wire formats, with the faults real ones have. It speaks to the platform
 * only as gateways would, over MQTT. Start at {@link city.talpuls.simulator.Simulation} to run it from Java and at
 * {@link city.talpuls.simulator.Main} for the command line; the rooms below are pure but for {@code mqtt}: a
 * {@code timetable} says which device of the {@code fleet} speaks when, its {@code course} what it measures, and
 * {@code wire} what that looks like as a message. What really happened, beside what was sent, is in {@code truth}.
 */
@NullMarked
package city.talpuls.simulator;

import org.jspecify.annotations.NullMarked;
