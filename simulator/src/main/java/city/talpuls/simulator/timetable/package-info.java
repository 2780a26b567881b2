/**
 * When the devices speak: a {@link city.talpuls.simulator.timetable.Timetable} gives one message after the other in the
 * order of sending, the history first and then the present, with the mild faults of real networks (copies, late
 * arrivals). A {@link city.talpuls.simulator.timetable.Pace} says when simulated time comes to pass. All of it is
 * arithmetic on times that are handed in: nothing here waits or looks at a clock.
 */
@NullMarked
package city.talpuls.simulator.timetable;

import org.jspecify.annotations.NullMarked;
