/**
 * Wuppertal as far as the simulator needs it: {@link city.talpuls.simulator.valley.Position positions}, the city's
 * {@link city.talpuls.simulator.valley.Outline outline}, and the {@link city.talpuls.simulator.valley.Wupper} with the
 * height of the ground above it. The coordinates are tables beside the classes, from the city's open data.
 */
@NullMarked
package city.talpuls.simulator.valley;

import org.jspecify.annotations.NullMarked;
