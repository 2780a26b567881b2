/**
 * What every process of Talpuls has, whichever rooms are in it: {@link city.talpuls.model.process.SettingsCheck} stops a
 * start that would otherwise go on with something else than was asked for, {@code /metrics} says what is counted, and a
 * {@link city.talpuls.model.process.Secret} is made where one is needed. May
 * use Micronaut. Deliberately not here: the settings and counters themselves, which belong to the rooms.
 */
@NullMarked
package city.talpuls.model.process;

import org.jspecify.annotations.NullMarked;
