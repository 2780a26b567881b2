/**
 * OGC SensorThings 1.1 over HTTP, for reading: what clients ask is handed to the language in module {@code sensorthings}, what was
 * found is written as JSON, data arrays, CSV or GeoJSON. Start at {@link city.talpuls.api.sensorthings.SensorThingsController}.
 * Where entities are stored is the business of room {@code store} within. Deliberately not here: anything that is changed.
 */
@NullMarked
package city.talpuls.api.sensorthings;

import org.jspecify.annotations.NullMarked;
