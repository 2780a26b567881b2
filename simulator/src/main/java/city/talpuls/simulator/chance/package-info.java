/**
 * Chance that can be asked again: everything that looks random in the simulated city comes from a
 * {@link city.talpuls.simulator.chance.Seed}, so that the same seed, name and time give the same answer at any moment
 * and on any machine. Deliberately not here: state, clocks, {@code java.util.Random}.
 */
@NullMarked
package city.talpuls.simulator.chance;

import org.jspecify.annotations.NullMarked;
