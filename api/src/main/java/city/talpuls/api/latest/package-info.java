/**
 * What every device last measured, as GeoJSON for maps. Start at
 * {@link city.talpuls.api.latest.LatestController}. Deliberately not here: what was last received; the latest is by the
 * time of measurement.
 */
@NullMarked
package city.talpuls.api.latest;

import org.jspecify.annotations.NullMarked;
