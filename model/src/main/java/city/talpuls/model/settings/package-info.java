/**
 * What holds for the settings of every process: {@link city.talpuls.model.settings.SettingsCheck} stops a start that
 * would otherwise go on with something else than was asked for. May use Micronaut. Deliberately not here: the settings
 * themselves, which belong to the rooms.
 */
@NullMarked
package city.talpuls.model.settings;

import org.jspecify.annotations.NullMarked;
