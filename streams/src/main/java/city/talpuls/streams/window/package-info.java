/**
 * Keeps aggregates over quarter hours and hours. In come reports, out go {@link
 * city.talpuls.model.measurement.DeviceAggregates} whenever a window changed, each at most every five seconds. Event time
 * decides: a window stays open, and is corrected, until it is older than the memory; {@link
 * city.talpuls.streams.window.Age} marks reports that touch older hours, and the store computes those anew from its
 * readings. A reading dated in the future closes nothing, since only times of receipt move the memory on.
 */
@NullMarked
package city.talpuls.streams.window;

import org.jspecify.annotations.NullMarked;
