/**
 * Keeps aggregates over quarter hours and hours. In come checked reports, out go {@link
 * city.talpuls.model.measurement.DeviceAggregates} whenever a window changed, each at most every three seconds. Event time
 * decides: a window stays open, and is corrected, until it is older than the memory; the store computes those anew from its
 * readings. A reading dated in the future closes nothing, since only times of receipt move the memory on. Start at {@link
 * city.talpuls.streams.window.Windows}. Deliberately not here: the readings themselves, which are in {@code moments}.
 */
@NullMarked
package city.talpuls.streams.window;

import org.jspecify.annotations.NullMarked;
