/**
 * The devices of the simulated city: what each is called, where it stands, which wire format it speaks, how often, and
 * the {@link city.talpuls.simulator.course.Course} of what it measures. Start at
 * {@link city.talpuls.simulator.fleet.Fleet#planned}; the sites and the radio masts are tables beside the classes. A
 * larger fleet contains the smaller one of the same seed.
 */
@NullMarked
package city.talpuls.simulator.fleet;

import org.jspecify.annotations.NullMarked;
