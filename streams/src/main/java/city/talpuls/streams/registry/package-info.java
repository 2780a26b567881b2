/**
 * Registers the devices that speak. In come reports, out goes a {@link city.talpuls.model.measurement.Device} for the
 * compacted registry topic whenever a device is new or says something new of its name or place.
 */
@NullMarked
package city.talpuls.streams.registry;

import org.jspecify.annotations.NullMarked;
