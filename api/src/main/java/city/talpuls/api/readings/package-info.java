/**
 * Time series of one datastream: raw readings, or the stored aggregates of 15 minutes or an hour, page by page or as a
 * file. Start at {@link city.talpuls.api.readings.ReadingsController}; {@link city.talpuls.api.readings.Series} asks
 * the database. Deliberately not here: computing aggregates, which streams does.
 */
@NullMarked
package city.talpuls.api.readings;

import org.jspecify.annotations.NullMarked;
