/**
 * The registry, as the outside sees it: devices, their datastreams, and what is measured at all. Start at
 * {@link city.talpuls.api.devices.Registry}, which other rooms ask for the datastream of a device. Deliberately not
 * here: readings, and changes of any kind; devices register themselves by what they send.
 */
@NullMarked
package city.talpuls.api.devices;

import org.jspecify.annotations.NullMarked;
