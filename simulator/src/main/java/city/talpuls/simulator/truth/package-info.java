/**
 * What really happened in a simulated city, for those who want to compare what the platform made of it. In comes a fleet
 * and a span of time, out come {@link city.talpuls.simulator.truth.Fact facts}, as lines of JSON. Start at
 * {@link city.talpuls.simulator.truth.Truth}. Deliberately not here: anything by chance; facts are asked of the courses.
 */
@NullMarked
package city.talpuls.simulator.truth;

import org.jspecify.annotations.NullMarked;
